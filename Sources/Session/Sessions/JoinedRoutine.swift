import Documents
import Files
import Routines
import Settings

/// Several routines as one, with one beginning and one end: a group for each, which keeps the timing and the cues of its
/// routine, and what the user's config says about it. It is a text, so that all that holds for a routine holds for it.
package enum JoinedRoutine {
  /// Separates the routines in what names a joined one; no name or path may hold it.
  package static let separator = "\n"

  /// What names the routines together, to be taken wherever a routine is named.
  package static func argument(_ routines: [String]) -> String { routines.joined(separator: separator) }

  /// The names in such an argument; nil if it names one routine.
  package static func names(_ argument: String) -> [String]? {
    argument.contains(separator) ? argument.split(separator: Character(separator)).map(String.init) : nil
  }

  /// The text of several routines as one.
  ///
  /// - Parameter diagnostics: receives the mistakes in each routine.
  /// - Returns: nil if there is a mistake.
  /// - Throws: a failure if a routine is not there, or if they cannot be one session.
  static func make(
    _ names: [String], _ library: Library, _ diagnostics: Diagnostics
  ) throws -> (name: String, source: SourceText)? {
    guard names.filter({ $0 == "-" }).count < 2 else {
      throw Failure(.usage, "standard input can be read once only")
    }
    var parts: [Part] = []
    for name in names {
      do {
        let (name, source) = try library.routine(name)
        let errors = diagnostics.errorCount
        let read = Diagnostics()
        let routine = RoutineFile(source, name: name, read)?.routine
        for mistake in read.sorted where mistake.severity == .error { diagnostics.add(mistake) }
        guard let routine, diagnostics.errorCount == errors, case .mapping(let entries) = try YAML.parse(source).value
        else { continue }
        let values = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
        parts.append(Part(name: name, source: source, routine: routine, values: values))
      } catch let diagnostic as Diagnostic { diagnostics.add(diagnostic) }
    }
    guard !diagnostics.hasErrors else { return nil }
    for part in parts.dropFirst() where part.routine.language != parts[0].routine.language {
      throw Failure(
        .data,
        "\(parts[0].name) is in the language \(parts[0].routine.language) and \(part.name) in \(part.routine.language);"
          + " play them one after the other")
    }
    for part in parts where part.values["settings"] != nil {
      diagnostics.notice("\(part.name) was made with settings of its own; they do not count where it is joined")
    }
    let name = parts.map(\.name).joined(separator: "+")
    let folder = parts.map(\.source.name).first { $0.contains("/") }.map { Files.folder(of: $0) + "/" } ?? ""
    return (name, SourceText(name: "\(folder)\(name).yaml", text: try text(parts, try library.configNode())))
  }

  fileprivate struct Part {
    var name: String
    var source: SourceText
    var routine: Routine
    /// The values of the keys at the top of its file.
    var values: [String: Node]
  }

  private static func text(_ parts: [Part], _ config: Node?) throws -> String {
    let whole = parts.map(\.routine.title).joined(separator: " + ")
    var lines = ["title: \(jsonString(String(whole.unicodeScalars.prefix(Routine.longestTitle))))"]
    lines.append("language: \(yamlText(parts[0].routine.language))")
    for (key, list) in [("tools", \Routine.tools), ("cautions", \Routine.cautions)] {
      var seen: Set<String> = []
      let all = parts.flatMap { $0.routine[keyPath: list] }.filter { seen.insert($0).inserted }
      if !all.isEmpty { lines.append("\(key): [\(all.map(jsonString).joined(separator: ", "))]") }
    }
    for key in ["voice", "profile"] {
      if let value = parts.lazy.compactMap({ $0.values[key] }).first { lines.append("\(key): \(value.flow)") }
    }
    // What is about the beginning, the end or the whole has one place, at the top: that of the first which says it, and
    // of the last for the end.
    let ready = parts.lazy.compactMap { $0.entries("timing").first { $0.key == "ready" } }.first
    let finish = parts.reversed().lazy.compactMap { $0.entries("timing").first { $0.key == "finish" } }.first
    let timing = [ready, finish].compactMap { $0 }
    if !timing.isEmpty { lines.append("timing: \(flow(timing))") }
    var seen: Set<String> = []
    let sessionRules = parts.flatMap { $0.entries("cues").filter(isOfWhole) }.filter { seen.insert($0.key).inserted }
    if !sessionRules.isEmpty { lines.append("cues: \(flow(sessionRules))") }
    lines.append("steps:")
    for part in parts {
      lines.append("  - title: \(jsonString(part.routine.title))")
      lines += layer(part.values, indent: "    ")
      let steps = part.values["steps"]?.flow ?? "[]"
      // What the config says about one routine is stronger than what the routine says itself.
      let own = layer(configured(part.name, config), indent: "      ")
      lines +=
        own.isEmpty ? ["    steps: \(steps)"] : ["    steps:", "      - steps: \(steps)"] + own.map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func layer(_ values: [String: Node], indent: String) -> [String] {
    ["timing", "cues"].compactMap { key in
      guard case .mapping(let entries)? = values[key]?.value else { return nil }
      let kept = entries.filter { key == "timing" ? !["ready", "finish"].contains($0.key) : !isOfWhole($0) }
      return kept.isEmpty ? nil : "\(indent)\(key): \(flow(kept))"
    }
  }

  private static func configured(_ name: String, _ config: Node?) -> [String: Node] {
    guard case .mapping(let keys)? = config?.value,
      case .mapping(let routines)? = keys.first(where: { $0.key == "routines" })?.value.value,
      case .mapping(let entries)? = routines.first(where: { $0.key == name })?.value.value
    else { return [:] }
    return Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// Whether a rule is about the whole session, or about its beginning or end, of which a joined routine has one.
  private static func isOfWhole(_ rule: Node.Entry) -> Bool {
    let kinds = ["session", "ready", "finish"]
    if kinds.contains(rule.key) { return true }
    guard case .mapping(let keys) = rule.value.value, let on = keys.first(where: { $0.key == "on" })?.value else {
      return false
    }
    if case .sequence(let items) = on.value { return items.contains { kinds.contains($0.text ?? "") } }
    return kinds.contains(on.text ?? "")
  }

  private static func flow(_ entries: [Node.Entry]) -> String {
    "{ \(entries.map { "\(jsonString($0.key)): \($0.value.flow)" }.joined(separator: ", ")) }"
  }
}

extension JoinedRoutine.Part {
  fileprivate func entries(_ key: String) -> [Node.Entry] {
    if case .mapping(let entries)? = values[key]?.value { entries } else { [] }
  }
}
