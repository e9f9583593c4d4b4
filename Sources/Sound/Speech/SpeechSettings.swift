import Documents

/// What the user's config says under `speech`. Only the config may name a command; a routine may not.
package struct SpeechSettings: Sendable {
  /// Whether the config says `speech: off`.
  package var isOff = false
  /// The program that the config chooses; nil for the first known one that is installed.
  package var program: SpeechProgram?

  /// The settings of a config that says nothing about speech.
  package init() {}

  static let keys = ["program", "command", "voice", "voices", "rate"]

  /// Reads the value of the key `speech`.
  package init(_ node: Node, _ diagnostics: Diagnostics) {
    if node.isOff {
      isOff = true
      return
    }
    guard let fields = Fields(node, known: Self.keys, what: "\"speech\"", diagnostics) else { return }
    let errors = diagnostics.errorCount
    var program = Self.program(fields, diagnostics)
    if let voice = fields["voice"] { program?.voice = voice.line("voice", limit: 200, diagnostics) }
    if case .mapping(let entries) = fields["voices"]?.value {
      for entry in entries { program?.voices[entry.key] = entry.value.line("a voice", limit: 200, diagnostics) }
    } else if let voices = fields["voices"] {
      diagnostics.error(voices.location, "\"voices\" is a map by language, such as { en: en-gb, de: de }")
    }
    if let node = fields["rate"], let text = node.line("rate", limit: 10, diagnostics) {
      if let rate = Int(text), (60...400).contains(rate) {
        program?.rate = rate
      } else {
        diagnostics.error(node.location, "\"\(text)\" is no rate; write words a minute, 60 to 400, such as 150")
      }
    }
    if let program, program.needsVoice, diagnostics.errorCount == errors {
      let what = program.name == "piper" ? ": the path of a model" : ""
      diagnostics.error(
        fields.keyLocation("program"), "\(program.name) is told its voice, so write \"voice\" beside it\(what)")
    }
    if diagnostics.errorCount == errors { self.program = program }
  }

  private static func program(_ fields: Fields, _ diagnostics: Diagnostics) -> SpeechProgram? {
    let names = SpeechProgram.presets.map(\.name)
    if let node = fields["command"] { return command(node, fields["program"], diagnostics) }
    guard let node = fields["program"], let name = node.line("program", limit: 60, diagnostics) else {
      // A config that names a voice or a rate but no program means the first of the known programs.
      return fields["program"] == nil ? SpeechProgram.presets.first : nil
    }
    if let preset = SpeechProgram.preset(name) { return preset }
    let hint = didYouMean(name, among: names)
    let list = "; there are \(names.joined(separator: ", ")), or write its \"command\""
    diagnostics.error(
      node.location, "there is no program \"\(name)\" known by name\(hint.isEmpty ? list : hint)")
    return nil
  }

  private static func command(_ node: Node, _ name: Node?, _ diagnostics: Diagnostics) -> SpeechProgram? {
    guard case .sequence(let items) = node.value, !items.isEmpty else {
      diagnostics.error(
        node.location, "a command is a list of words, such as [say-it, --to, \"{file}\", \"{text}\"]; no shell reads it"
      )
      return nil
    }
    let words = items.compactMap { $0.line("a word of the command", limit: 1000, diagnostics) }
    guard words.count == items.count else { return nil }
    for (item, word) in zip(items, words) {
      for place in places(in: word) where !SpeechProgram.places.contains(place) {
        let known = SpeechProgram.places.map { "{\($0)}" }.joined(separator: " ")
        let hint = didYouMean(place, among: SpeechProgram.places)
        diagnostics.error(item.location, "a command has no {\(place)}\(hint.isEmpty ? "; there are \(known)" : hint)")
      }
    }
    if words[0].contains("{") || (words[0].contains("/") && !words[0].hasPrefix("/")) {
      diagnostics.error(
        items[0].location, "\"\(words[0])\" is no program; write a name to be found in PATH, or a whole path")
      return nil
    }
    let called = name?.line("program", limit: 60, diagnostics) ?? words[0].split(separator: "/").last.map(String.init)
    return SpeechProgram(name: called ?? words[0], command: words)
  }

  /// The names in braces that a word has.
  private static func places(in word: String) -> [String] {
    word.split(separator: "{").dropFirst(word.hasPrefix("{") ? 0 : 1).compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}
