import Documents
import Units

/// A routine as the author wrote it: steps, timing, cue rules.
package struct Routine: Sendable {
  /// The file's name, without folder and ending.
  package var name: String
  /// The title; without one in the file, the name.
  package var title: String
  /// Whether the file has a title.
  package var hasOwnTitle: Bool
  /// A sentence on what the routine is for; nil if the file has none.
  package var summary: String?
  /// The language of its texts, such as `en` or `pt-BR`.
  package var language: String
  /// The voice that it asks for, by the speech program's name for it; nil if it asks for none.
  package var voice: String?
  /// The tools that it needs.
  package var tools: [String]
  /// When it is meant to be done.
  package var when: [String]
  /// What to take care of.
  package var cautions: [String]
  /// What to do, in order.
  package var steps: [Step]
  /// Timing and cues of the routine as a whole.
  package var layer: Layer
  /// The profile that it asks for; nil if it asks for none.
  package var profile: Reference?
  /// The text that it was read from.
  package var source: SourceText
}

extension Routine {
  /// The keys at the top of a routine file.
  package static let keys = [
    "title", "summary", "language", "voice", "tools", "when", "cautions", "profile", "timing", "cues", "steps",
    "settings",
  ]

  /// The longest title, in Unicode scalars.
  package static let longestTitle = 200

  /// Reads a routine file. Every mistake in it is reported, not only the first.
  ///
  /// - Parameter settings: reads the key `settings`, which holds what a guide was made with and is not part of the
  ///   routine.
  /// - Returns: nil if there is an error in the file, including those that `settings` reported.
  package init?(
    _ source: SourceText, name: String, _ diagnostics: Diagnostics, settings: (Node) -> Void = { _ in }
  ) {
    let errors = diagnostics.errorCount
    self.init(readableOf: source, name: name, diagnostics, settings: settings)
    if diagnostics.errorCount > errors { return nil }
  }

  /// Reads what can be read of a routine file, and leaves out the rest.
  ///
  /// - Returns: nil if the file is no map at all.
  package init?(
    readableOf source: SourceText, name: String, _ diagnostics: Diagnostics, settings: (Node) -> Void = { _ in }
  ) {
    let node: Node
    do { node = try YAML.parse(source, diagnostics) } catch {
      diagnostics.add(error)
      return nil
    }
    guard let fields = Fields(node, known: Self.keys, what: "a routine", diagnostics) else { return nil }
    func line(_ key: String, limit: Int) -> String? { fields[key].flatMap { $0.line(key, limit: limit, diagnostics) } }
    func list(_ key: String, limit: Int) -> [String] {
      let items = fields[key].flatMap { $0.items(key, diagnostics) } ?? []
      return items.compactMap { $0.line(key, limit: limit, diagnostics) }
    }
    self.name = name
    self.source = source
    let title = line("title", limit: Self.longestTitle)
    (self.title, hasOwnTitle) = (title ?? name, title != nil)
    summary = line("summary", limit: 1000)
    language = fields["language"].flatMap { $0.read("language", diagnostics, Self.language) } ?? "en"
    // Only a name is taken: a path could make the user's speech program read any file.
    voice = fields["voice"].flatMap { Self.voice($0, diagnostics) }
    tools = list("tools", limit: 60)
    when = list("when", limit: 60)
    cautions = list("cautions", limit: 500)
    profile = fields["profile"].flatMap { $0.profile(diagnostics) }
    layer = Layer(fields, diagnostics)
    if let node = fields["settings"] { settings(node) }
    if let steps = fields["steps"] {
      var reader = StepReader(diagnostics)
      self.steps = reader.steps(steps)
    } else {
      diagnostics.error(fields.location, "a routine needs \"steps\": a list of what to do")
      steps = []
    }
  }

  /// Reads the name of a voice; nil, with an error, if the text is none.
  package static func voice(_ node: Node, _ diagnostics: Diagnostics) -> String? {
    guard let voice = node.soundName("voice", diagnostics)?.name else { return nil }
    guard !voice.hasPrefix("-") else {
      diagnostics.error(node.location, "\"\(voice)\" is no name of a voice; \"unknot sounds --voices\" lists them")
      return nil
    }
    return voice
  }

  /// Whether a text can be the name of a voice in a routine: neither a path nor an option.
  package static func isVoice(_ text: String) -> Bool { !text.contains("/") && !text.hasPrefix("-") }

  /// Whether a text is the code of a language.
  package static func isLanguage(_ text: String) -> Bool { (try? language(text)) != nil }

  /// Reads the code of a language.
  package static func language(_ text: String) throws(Misread) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isASCII = text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0 | 32) || $0 == 45 }
    guard isASCII, (2...3).contains(parts[0].count), parts.dropFirst().allSatisfy({ (1...8).contains($0.count) }) else {
      throw Misread("\"\(text)\" is no language; write its code, such as en, de or pt-BR")
    }
    return text
  }

  /// All steps in reading order, each group before its steps.
  package var allSteps: [Step] { Self.flattened(steps) }

  private static func flattened(_ steps: [Step]) -> [Step] {
    steps.flatMap { step -> [Step] in
      if case .group(let group) = step.action { [step] + flattened(group.steps) } else { [step] }
    }
  }

  /// The areas that the routine works on, in order, each once.
  package var areas: [String] {
    var areas: [String] = []
    for step in allSteps {
      switch step.action {
      case .roll(let area, _), .stretch(let area, _): if !areas.contains(area) { areas.append(area) }
      default: break
      }
    }
    return areas
  }
}
