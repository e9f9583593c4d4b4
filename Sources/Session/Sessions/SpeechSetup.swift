import Documents
import Files
import Routines
import Settings
import Shipped
import Speech
import Threads
import Units

/// Decides who speaks on this machine and in which language, from the user's config and the options over it.
package struct SpeechSetup {
  /// What the config says about speech programs.
  package let settings: SpeechSettings
  private let voiceName: String?
  private let language: String?
  private let library: Library
  private let options: GuideFlags
  private let made: GuideFlags

  /// The setup for a config and options.
  ///
  /// - Parameters:
  ///   - config: the keys of the user's config about speech.
  ///   - options: the options of the command line.
  ///   - made: options from the routine's record; those of the command line go over them.
  package init(_ config: SpeechConfig, _ options: GuideFlags, made: GuideFlags = GuideFlags(), _ library: Library) {
    settings = config.speech
    voiceName = config.voice
    language = options.language ?? made.language ?? config.language
    (self.options, self.made, self.library) = (options, made, library)
  }

  /// Whether nothing is to be spoken. The environment variable is for scripts whose output must not depend on whether a
  /// speech program is installed.
  var isOff: Bool { isSilenced || library.user.variable("UNKNOT_SPEECH") == "off" }

  /// Whether the options, the routine's record or the config ask for silence.
  var isSilenced: Bool { options.isSilent || made.isSilent && options.voice == nil || settings.isOff }

  // MARK: Language

  /// The phrases of a session in its language, and the words for lines that are the routine's own.
  ///
  /// - Returns: nil, with errors, if a phrase file is wrong.
  /// - Throws: a failure of status 64 if the option asks for a language without phrases.
  func phrasing(for routine: Routine, _ diagnostics: Diagnostics) throws -> Phrasing? {
    let wanted = language ?? routine.language
    let own = try book(routine.language, diagnostics)
    if let book = wanted == routine.language ? own : try book(wanted, diagnostics) {
      return Phrasing(phrases: book, routine: own?.words ?? .plain)
    }
    if options.language != nil { throw noPhrases(in: wanted) }
    let languages = library.languages.joined(separator: ", ")
    diagnostics.notice("there are no phrases in \"\(wanted)\", so they are said in English; there are \(languages)")
    let english = try book("en", diagnostics)
    return english.map { Phrasing(phrases: $0, routine: own?.words ?? .plain) }
  }

  /// The phrase book of a language or, if there is none, of the language without its region; nil if there is neither.
  private func book(_ language: String, _ diagnostics: Diagnostics) throws -> PhraseBook? {
    for code in SpokenLine.codes(language) {
      let files = try library.phraseFiles(code)
      var book: PhraseBook?
      // The files are read in reverse order, so that the phrases of earlier ones replace those of later ones.
      for source in files.reversed() { book = PhraseBook(source, language: code, over: book, diagnostics) ?? book }
      if let book { return book }
    }
    return nil
  }

  /// The phrases whose words guides show, in the session's language, whether or not they are spoken; nil if that
  /// language has none.
  ///
  /// - Throws: a failure of status 64 if the option asks for a language without phrases.
  func shownPhrases(for routine: Routine) throws(Failure) -> PhraseBook? {
    // Mistakes in a phrase file are reported only where its phrases are spoken.
    let book = (try? book(language ?? routine.language, Diagnostics())).flatMap { $0 }
    if book == nil, let language = options.language { throw noPhrases(in: language) }
    return book
  }

  private func noPhrases(in language: String) -> Failure {
    let languages = library.languages.joined(separator: ", ")
    return Failure(.usage, "--language \(language): there are no phrases in it, only in \(languages)")
  }

  // MARK: Voice

  /// The voice that says the lines of a session; nil if there is none, with a notice that says so.
  func voice(for routine: Routine, phrases: PhraseBook, _ diagnostics: Diagnostics) -> Voice? {
    let name = options.voice ?? made.voice ?? routine.voice ?? voiceName
    return voice(speaking: [phrases.language, routine.language], named: name, diagnostics)
  }

  /// Refuses a voice that the command line names and the speech program does not have. Otherwise a mistyped name would
  /// give a guide with chimes only.
  ///
  /// - Throws: a failure of status 64.
  func checkNamedVoice(for routine: Routine, phrases: PhraseBook) throws(Failure) {
    guard let name = options.voice, var program = installed(for: phrases.language)?.program else { return }
    program.voices[phrases.language] = name
    guard let named = InstalledProgram(program, searchPath: searchPath),
      waiting({ await named.lacksVoice(for: phrases.language) }) == true
    else { return }
    let voices = (waiting { await named.voices() } ?? []).filter { $0.isFor(phrases.language) }.map(\.name)
    let there =
      voices.isEmpty ? "" : "; for \"\(phrases.language)\" it has \(voices.joined(separator: ", "))"
    throw Failure(
      .usage,
      "--voice \(name): \(program.name) has no such voice\(there); \"unknot sounds --voices\" lists all")
  }

  /// A voice for lines in some languages; nil if there is none, with a notice that says so.
  ///
  /// - Parameter name: the voice for the first of the languages; nil for the program's usual one.
  func voice(speaking languages: [String], named name: String?, _ diagnostics: Diagnostics) -> Voice? {
    let recordings = VoiceFolders(library.folders)
    var found = installed
    if found == nil { diagnostics.notice(missing) }
    if let name, let language = languages.first, let installed = installed(for: language) {
      var program = installed.program
      program.voices[language] = name
      found = InstalledProgram(program, searchPath: searchPath)
    }
    guard found != nil || languages.contains(where: recordings.hasAny) else { return nil }
    return Voice(found, others: InstalledProgram.all(searchPath: searchPath), recordings: recordings, cache: cache)
  }

  /// The speech program that the config chooses, else the first that is installed; nil if there is none.
  package var installed: InstalledProgram? {
    guard let program = settings.program else { return InstalledProgram.first(searchPath: searchPath) }
    return InstalledProgram(program, searchPath: searchPath)
  }

  /// The program that speaks a language: that of the config, unless it cannot and another one can.
  private func installed(for language: String) -> InstalledProgram? {
    let able = ([installed] + InstalledProgram.all(searchPath: searchPath)).compactMap { $0 }
    return able.first { $0.program.speaks(language) } ?? installed
  }

  /// The message for a machine without a speech program, which says what to install.
  package var missing: String {
    if let program = settings.program, SpeechProgram.presets.first != program {
      return "the speech program \"\(program.name)\" of your config is not installed; chimes sound alone"
    }
    return "no speech program is installed; chimes sound alone (for a voice: sudo apt-get install espeak-ng)"
  }

  /// The folders in which programs are looked for, separated by `:`.
  package var searchPath: String { library.user.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin" }

  /// The cache of spoken lines in the user's cache folder.
  var cache: SpeechCache { SpeechCache(folder: library.user.cache.map { "\($0)/speech" }) }
}

extension Library {
  /// The phrase files of a language, in the order of the search path, with the shipped one last.
  func phraseFiles(_ language: String) throws -> [SourceText] {
    var found: [SourceText] = []
    for folder in folders {
      let path = "\(folder)/phrases/\(language).yaml"
      if isThere(path) { found.append(try file(path)) }
    }
    if let text = Shipped.text("phrases/\(language).yaml") {
      found.append(SourceText(name: "phrases/\(language).yaml", text: text))
    }
    return found
  }

  /// The codes of the languages that have phrases.
  var languages: [String] {
    let own = folders.flatMap { fileNames(in: "\($0)/phrases") }
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    return Set(own + Shipped.names(in: "phrases")).sorted()
  }
}
