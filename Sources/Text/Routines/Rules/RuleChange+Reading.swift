import Documents
import Units

extension RuleChange {
  /// Reads a map of rules by their names.
  package static func all(in node: Node, _ diagnostics: Diagnostics) -> [RuleChange] {
    guard case .mapping(let entries) = node.value else {
      diagnostics.error(
        node.location, "cues is a map of rules by name, here stands \(node.kindName); write such as \"halfway: off\"")
      return []
    }
    return entries.compactMap { RuleChange(name: $0.key, at: $0.keyLocation, $0.value, diagnostics) }
  }

  /// Reads one rule, or `off`; nil, with an error, if the name or the value cannot be used.
  package init?(name: String, at location: TextLocation, _ node: Node, _ diagnostics: Diagnostics) {
    guard Self.isName(name) else {
      diagnostics.error(location, "\"\(name)\" is no name for a rule; use letters, digits, - and _, at most 60")
      return nil
    }
    if node.isOff {
      self.init(name: name, at: location, .silence)
    } else if case .mapping = node.value {
      let errors = diagnostics.errorCount
      guard let fields = Fields(node, known: RuleKey.all.map(\.name), what: "a cue rule", diagnostics) else {
        return nil
      }
      self.init(name: name, at: location, .set(RuleValues(fields, diagnostics)))
      written = fields.keys.map { Written(key: $0, text: fields[$0]!.written, location: fields.keyLocation($0)) }
      isDamaged = diagnostics.errorCount > errors
    } else {
      diagnostics.error(node.location, "the rule \(name) is a map or off, here stands \(node.kindName)")
      return nil
    }
  }

  static func isName(_ text: String) -> Bool {
    (1...60).contains(text.scalarCount) && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}

extension Node {
  /// How many places one `at` may list.
  private static let mostPlaces = 100

  /// Reads a place or a list of places; nil, with an error, if there is no place among them.
  func places(_ diagnostics: Diagnostics) -> Placing? {
    guard let items = items("at", diagnostics) else { return nil }
    let anchors = items.compactMap { $0.read("at", diagnostics, Anchor.init(parsing:)) }
    if items.isEmpty { diagnostics.error(location, "\"at\" is an empty list; write a place such as start+1s") }
    if items.count > Self.mostPlaces {
      diagnostics.error(
        items[Self.mostPlaces].location,
        "\"at\" lists more than \(Self.mostPlaces) places; leave some out, or write \"every\"")
    }
    // A place that is written twice counts once.
    var seen: Set<Anchor> = []
    let distinct = anchors.filter { seen.insert($0).inserted }
    return distinct.isEmpty ? nil : .at(distinct)
  }
}

extension Pan {
  init(parsing text: String) throws(Misread) {
    switch text {
    case "side": self = .side
    case "left": self = .fixed(-1)
    case "right": self = .fixed(1)
    default:
      guard let pan = Double(decimal: text), (-1...1).contains(pan) else {
        throw Misread("\"\(text)\" is not a pan; write left, right, side or a number from -1 to 1")
      }
      self = .fixed(pan)
    }
  }
}

extension Node {
  /// The longest line that is spoken at once, in Unicode scalars.
  package static let longestLine = 500

  /// Reads a line to be spoken.
  func template(_ diagnostics: Diagnostics) -> Template? {
    if case .mapping = value {
      diagnostics.error(location, "say is a text, here stands a map; put a line that begins with { in quotes")
      return nil
    }
    if case .sequence = value {
      diagnostics.error(location, "say is a text, here stands a list; put a line that begins with [ in quotes")
      return nil
    }
    guard let line = line("say", limit: Self.longestLine, diagnostics), case .scalar(_, let plain) = value else {
      return nil
    }
    return Template(line, at: location, quoted: !plain, diagnostics)
  }

  /// Reads the name of a sound or phrase. It becomes part of a path, so it may have no `/` and not begin with a dot.
  func soundName(_ what: String, _ diagnostics: Diagnostics) -> Reference? {
    guard let name = line(what, limit: 60, diagnostics) else { return nil }
    guard !name.contains("/"), !name.hasPrefix(".") else {
      diagnostics.error(location, "\"\(name)\" is no name of a \(what); names hold no \"/\" and begin with no dot")
      return nil
    }
    return Reference(name: name, location: location)
  }

  /// Reads the name of a sound, or a path in the routine file's folder or below it.
  func soundFile(_ what: String, _ diagnostics: Diagnostics) -> Reference? {
    guard let path = line(what, limit: 300, diagnostics) else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if let plain = Self.withoutSteps(up: parts) {
      diagnostics.error(location, "\"\(path)\" goes down and up again; write \"\(plain)\"")
      return nil
    }
    guard !path.hasPrefix("/"), parts.allSatisfy({ !$0.isEmpty && $0 != ".." }) else {
      diagnostics.error(
        location, "\"\(path)\" leads out of the folder of this file; write a name, or a path in that folder or below it"
      )
      return nil
    }
    return Reference(name: path, location: location)
  }

  /// Reads the name of a profile, or a path in the folder of the file that names it.
  package func profile(_ diagnostics: Diagnostics) -> Reference? { soundFile("profile", diagnostics) }

  /// The path without `..`; nil if it has none, or leads out of its folder.
  private static func withoutSteps(up parts: [Substring]) -> String? {
    guard parts.contains(".."), parts.first != "" else { return nil }
    var kept: [Substring] = []
    for part in parts where part != "" && part != "." {
      if part != ".." { kept.append(part) } else if kept.popLast() == nil { return nil }
    }
    return kept.isEmpty ? nil : kept.joined(separator: "/")
  }
}
