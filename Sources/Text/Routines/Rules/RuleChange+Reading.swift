import Documents
import Units

extension RuleChange {
  /// The keys of a rule, as they are written.
  package static let keys =
    ["on"] + Placing.keys + [
      "from", "to", "chime", "sound", "say", "phrase", "breath", "longer-than", "gain", "pan", "priority", "crowded",
    ]

  /// Reads a map of rules by name.
  package static func all(in node: Node, _ diagnostics: Diagnostics) -> [RuleChange] {
    guard case .mapping(let entries) = node.value else {
      diagnostics.error(
        node.location, "cues is a map of rules by name, here stands \(node.kindName); write such as \"halfway: off\"")
      return []
    }
    return entries.compactMap { RuleChange(name: $0.key, at: $0.keyLocation, $0.value, diagnostics) }
  }

  /// Reads one rule, or `off`.
  package init?(name: String, at location: TextLocation, _ node: Node, _ diagnostics: Diagnostics) {
    guard Self.isName(name) else {
      diagnostics.error(location, "\"\(name)\" is no name for a rule; use letters, digits, - and _, at most 60")
      return nil
    }
    if node.isOff {
      self.init(name: name, at: location, .silence)
    } else if case .mapping = node.value {
      let errors = diagnostics.errorCount
      guard let fields = Fields(node, known: Self.keys, what: "a cue rule", diagnostics) else { return nil }
      self.init(name: name, at: location, .set(Keys(fields, diagnostics)))
      written = fields.keys.map { Written(key: $0, text: fields[$0]!.flow, location: fields.keyLocation($0)) }
      isDamaged = diagnostics.errorCount > errors
    } else {
      diagnostics.error(node.location, "the rule \(name) is a map or off, here stands \(node.kindName)")
      return nil
    }
  }

  static func isName(_ text: String) -> Bool {
    (1...60).contains(text.count) && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}

extension RuleChange.Keys {
  init(_ fields: Fields, _ diagnostics: Diagnostics) {
    func change<Value>(_ key: String, _ read: (Node) -> Value?) -> KeyChange<Value>? {
      guard let node = fields[key] else { return nil }
      if node.isOff { return .off }
      return read(node).map { .value($0) }
    }
    func value<Value>(_ key: String, _ parse: (String) throws(Misread) -> Value) -> KeyChange<Value>? {
      change(key) { $0.read(key, diagnostics, parse) }
    }
    on = change("on") { node in
      guard let items = node.items("on", diagnostics) else { return nil }
      if items.isEmpty { diagnostics.error(node.location, "\"on\" is an empty list; write which segments") }
      return items.compactMap { $0.read("on", diagnostics, Selector.init(parsing:)) }
    }
    placing = Self.placing(fields, diagnostics)
    from = value("from", Anchor.init(parsing:))
    to = value("to", Anchor.init(parsing:))
    chime = change("chime") { $0.soundName("chime", diagnostics) }
    sound = change("sound") { $0.soundFile("sound", diagnostics) }
    line = Self.line(fields, diagnostics)
    breath = change("breath") { $0.soundName("breath", diagnostics) }
    longerThan = value("longer-than", Duration.init(parsing:))
    gain = value("gain") { text throws(Misread) in
      guard let gain = Double(decibels: text), (-60...12).contains(gain) else {
        throw Misread("\"\(text)\" is not a gain; write decibels from -60 to 12")
      }
      return gain
    }
    pan = value("pan", Pan.init(parsing:))
    priority = value("priority") { text throws(Misread) in
      guard let priority = Int(text), (0...9).contains(priority) else {
        throw Misread("\"\(text)\" is not a priority; write a whole number from 0 to 9")
      }
      return priority
    }
    crowded = value("crowded") { text throws(Misread) in
      guard let crowded = Crowded(rawValue: text) else {
        throw Misread("\"\(text)\" is not a way out of a crowded place; write delay, drop or extend")
      }
      return crowded
    }
  }

  /// How many places one `at` may list.
  private static let mostPlaces = 100

  private static func placing(_ fields: Fields, _ diagnostics: Diagnostics) -> KeyChange<Placing>? {
    let written = fields.keys.filter(Placing.keys.contains)
    if written.count > 1 {
      diagnostics.error(
        fields.keyLocation(written[1]),
        "a rule has one place; \"\(written[0])\" and \"\(written[1])\" are two, so leave one of them out")
    }
    guard let key = written.first, let node = fields[key] else { return nil }
    if node.isOff { return .off }
    let placing: Placing? =
      switch key {
      case "at":
        node.items("at", diagnostics).flatMap { items in
          let anchors = items.compactMap { $0.read("at", diagnostics, Anchor.init(parsing:)) }
          if items.isEmpty {
            diagnostics.error(node.location, "\"at\" is an empty list; write a place such as start+1s")
          }
          if items.count > Self.mostPlaces {
            diagnostics.error(
              items[Self.mostPlaces].location,
              "\"at\" lists more than \(Self.mostPlaces) places; leave some out, or write \"every\"")
          }
          // A place that is written twice is one place.
          var seen: Set<Anchor> = []
          let distinct = anchors.filter { seen.insert($0).inserted }
          return distinct.isEmpty ? nil : .at(distinct)
        }
      case "ends": node.read("ends", diagnostics, Anchor.init(parsing:)).map { .ends($0) }
      case "every":
        node.read("every", diagnostics) { text throws(Misread) in
          let interval = try Duration(parsing: text)
          guard interval >= .milliseconds(100) else {
            throw Misread("every \(text) is too often; write at least 0.1s")
          }
          return .every(interval)
        }
      case "last":
        node.read("last", diagnostics) { text throws(Misread) in
          guard let count = Int(text), (1...3600).contains(count) else {
            throw Misread("\"\(text)\" is not a number of seconds to count; write a whole number such as 3")
          }
          return .last(count)
        }
      default:
        node.read("each", diagnostics) { text throws(Misread) in
          guard let point = Placing.BreathPoint(rawValue: text) else {
            throw Misread("\"\(text)\" is no part of a breath; write breath, inhale or exhale")
          }
          return .each(point)
        }
      }
    return placing.map { .value($0) }
  }

  private static func line(_ fields: Fields, _ diagnostics: Diagnostics) -> KeyChange<Line>? {
    switch (fields["say"], fields["phrase"]) {
    case (nil, nil): return nil
    case (let say?, nil):
      return say.isOff ? .off : say.template(diagnostics).map { .value(.say($0)) }
    case (nil, let phrase?):
      return phrase.isOff ? .off : phrase.soundName("phrase", diagnostics).map { .value(.phrase($0)) }
    case (_?, _?):
      diagnostics.error(fields.keyLocation("phrase"), "a rule says one line; write \"say\" or \"phrase\", not both")
      return nil
    }
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
  /// The longest line that is spoken at once, in characters.
  package static let longestLine = 500

  /// A line to be spoken.
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

  /// The name of a sound, phrase or the like: it becomes part of a path, so it can hold no `/` and not begin with a dot.
  func soundName(_ what: String, _ diagnostics: Diagnostics) -> Reference? {
    guard let name = line(what, limit: 60, diagnostics) else { return nil }
    guard !name.contains("/"), !name.hasPrefix(".") else {
      diagnostics.error(location, "\"\(name)\" is no name of a \(what); names hold no \"/\" and begin with no dot")
      return nil
    }
    return Reference(name: name, location: location)
  }

  /// A sound by name, or by a path in the routine file's folder or below it.
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

  /// A profile by name, or by a path in the folder of the file that names it.
  package func profile(_ diagnostics: Diagnostics) -> Reference? { soundFile("profile", diagnostics) }

  /// The same path without `..`; nil if it has none, or does not stay in the folder it begins in.
  private static func withoutSteps(up parts: [Substring]) -> String? {
    guard parts.contains(".."), parts.first != "" else { return nil }
    var kept: [Substring] = []
    for part in parts where part != "" && part != "." {
      if part != ".." { kept.append(part) } else if kept.popLast() == nil { return nil }
    }
    return kept.isEmpty ? nil : kept.joined(separator: "/")
  }
}
