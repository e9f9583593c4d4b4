import Documents
import Units

/// A key of a cue rule, described once: its name, how it is read, what editors say of it, and its slot.
package struct RuleKey: Sendable {
  /// The name as it is written.
  package let name: String
  /// The name of the slot that holds its value. Keys with the same slot exclude each other: when layers merge, the one
  /// that is written last replaces the others.
  package let slot: String
  /// Its explanation for editors.
  package let text: String
  /// What may be written, besides `off`.
  package let schema: SchemaValue
  /// Reads a value that is not `off`. If it is wrong, it returns nil and adds an error.
  let read: @Sendable (Node, Diagnostics) -> (any Sendable)?

  init<Value>(
    _ name: String, _ slot: RuleSlot<Value>, _ text: String, _ schema: SchemaValue,
    _ read: @escaping @Sendable (Node, Diagnostics) -> Value?
  ) {
    (self.name, self.slot, self.text, self.schema, self.read) = (name, slot.name, text, schema, read)
  }

  /// Describes a key whose value is a single text.
  init<Value>(
    _ name: String, _ slot: RuleSlot<Value>, _ text: String, _ schema: SchemaValue,
    parsing parse: @escaping @Sendable (String) throws(Misread) -> Value
  ) {
    self.init(name, slot, text, schema) { node, diagnostics in node.read(name, diagnostics, parse) }
  }

  /// All keys, in the order in which messages and schemas list them.
  package static let all: [RuleKey] = [
    RuleKey(
      "on", .on, "Which segments: a kind, first or last of a kind, area, side, session; or a list of them.",
      SchemaValues.oneOrList(["enum": .texts(Selector.names)])
    ) { node, diagnostics in
      guard let items = node.items("on", diagnostics) else { return nil }
      if items.isEmpty { diagnostics.error(node.location, "\"on\" is an empty list; write which segments") }
      return items.compactMap { $0.read("on", diagnostics, Selector.init(parsing:)) }
    },
    RuleKey(
      "at", .placing,
      "Begins there: start, end or a share, with a time to add or take away: start+1s, 50%, end-3s. Or a list.",
      SchemaValues.oneOrList(SchemaValues.reference("anchor")), { $0.places($1) }),
    RuleKey(
      "ends", .placing, "Its last sound has just ended there.", SchemaValues.reference("anchor"),
      parsing: { text throws(Misread) in .ends(try Anchor(parsing: text)) }),
    RuleKey(
      "every", .placing, "Again and again, from `from` on, before `to`.",
      ["anyOf": [["type": "number", "minimum": 0.1], SchemaValues.pattern(SchemaValues.durationPattern)]],
      parsing: { text throws(Misread) in
        let interval = try Duration(parsing: text)
        guard interval >= .milliseconds(100) else {
          throw Misread("every \(text) is too often; write at least 0.1s")
        }
        return .every(interval)
      }),
    RuleKey(
      "last", .placing, "In each of the last N seconds.", SchemaValues.whole(1...3600),
      parsing: { text throws(Misread) in
        guard let count = Int(text), (1...3600).contains(count) else {
          throw Misread("\"\(text)\" is not a number of seconds to count; write a whole number such as 3")
        }
        return .last(count)
      }),
    RuleKey(
      "each", .placing, "At each breath, or where breathing in or out begins.",
      ["enum": .texts(Placing.BreathPoint.allCases.map(\.rawValue))],
      parsing: { text throws(Misread) in
        guard let point = Placing.BreathPoint(rawValue: text) else {
          throw Misread("\"\(text)\" is no part of a breath; write breath, inhale or exhale")
        }
        return .each(point)
      }),
    RuleKey(
      "from", .from, "For every: the first place. Default: start and the interval.", SchemaValues.reference("anchor"),
      parsing: Anchor.init(parsing:)),
    RuleKey(
      "to", .to, "For every: the end; nothing sounds at it. Default: end.", SchemaValues.reference("anchor"),
      parsing: Anchor.init(parsing:)),
    RuleKey("chime", .chime, "A sound by its name; unknot sounds lists them.", SchemaValues.name) {
      $0.soundName("chime", $1)
    },
    RuleKey("sound", .sound, "A sound file in the folder of this file or below it, or a name.", SchemaValues.file) {
      $0.soundFile("sound", $1)
    },
    RuleKey(
      "say", .line, "A spoken line, with variables such as {area}; a part in […] goes if a variable in it is empty.",
      SchemaValues.template(Template.Variable.ofRoutines)
    ) { $0.template($1).map { .say($0) } },
    RuleKey("phrase", .line, "A spoken line by its name, in the session's language.", SchemaValues.name) {
      $0.soundName("phrase", $1).map { .phrase($0) }
    },
    RuleKey("breath", .breath, "A breath tone by its name, together with each: breath.", SchemaValues.name) {
      $0.soundName("breath", $1)
    },
    RuleKey(
      "longer-than", .longerThan, "Only in segments longer than this.", SchemaValues.reference("duration"),
      parsing: Duration.init(parsing:)),
    RuleKey(
      "gain", .gain, "Louder or softer: decibels from -60 to 12.", SchemaValues.decibels,
      parsing: { text throws(Misread) in
        guard let gain = Double(decibels: text), (-60...12).contains(gain) else {
          throw Misread("\"\(text)\" is not a gain; write decibels from -60 to 12")
        }
        return gain
      }),
    RuleKey(
      "pan", .pan, "Where it stands: left, right, side (the side you work on), or -1 to 1.",
      ["anyOf": [["enum": ["left", "right", "side"]], ["type": "number", "minimum": -1, "maximum": 1]]],
      parsing: Pan.init(parsing:)),
    RuleKey(
      "priority", .priority, "Who goes first when two want one place: 0 to 9. Default 5.", SchemaValues.whole(0...9),
      parsing: { text throws(Misread) in
        guard let priority = Int(text), (0...9).contains(priority) else {
          throw Misread("\"\(text)\" is not a priority; write a whole number from 0 to 9")
        }
        return priority
      }),
    RuleKey(
      "crowded", .crowded, "What to do when the place is taken: delay, drop, or extend the segment.",
      ["enum": .texts(Crowded.allCases.map(\.rawValue))],
      parsing: { text throws(Misread) in
        guard let crowded = Crowded(rawValue: text) else {
          throw Misread("\"\(text)\" is not a way out of a crowded place; write delay, drop or extend")
        }
        return crowded
      }),
  ]

  /// The key with a name; nil if there is none.
  package static func named(_ name: String) -> RuleKey? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The names of the keys that say where cues begin. A rule has at most one of them.
  package static let places = all.filter { $0.slot == RuleSlot.placing.name }.map(\.name)
}

/// The place in `RuleValues` that keeps the value of one or several keys, and the type of that value.
package struct RuleSlot<Value: Sendable>: Sendable {
  let name: String
}

extension RuleSlot<[Selector]> { package static var on: Self { .init(name: "on") } }
extension RuleSlot<Placing> { package static var placing: Self { .init(name: "at") } }
extension RuleSlot<Line> { package static var line: Self { .init(name: "say") } }
extension RuleSlot<Duration> { package static var longerThan: Self { .init(name: "longer-than") } }
extension RuleSlot<Double> { package static var gain: Self { .init(name: "gain") } }
extension RuleSlot<Pan> { package static var pan: Self { .init(name: "pan") } }
extension RuleSlot<Int> { package static var priority: Self { .init(name: "priority") } }
extension RuleSlot<Crowded> { package static var crowded: Self { .init(name: "crowded") } }
extension RuleSlot<Anchor> {
  /// The place at which a series with `every` begins.
  package static var from: Self { .init(name: "from") }
  /// The place at which a series with `every` ends.
  package static var to: Self { .init(name: "to") }
}
extension RuleSlot<Reference> {
  /// The chime that sounds.
  package static var chime: Self { .init(name: "chime") }
  /// The sound that is played.
  package static var sound: Self { .init(name: "sound") }
  /// The breath tone that sounds.
  package static var breath: Self { .init(name: "breath") }
}

/// The values of those keys of a rule that one layer, or several merged ones, set.
package struct RuleValues: Sendable {
  /// What a layer does to a slot: it clears it, or gives it a value.
  private enum Change: Sendable {
    case off
    case value(any Sendable)
  }

  private var changes: [String: Change] = [:]

  /// Makes values in which no key is set.
  package init() {}

  /// The value of a slot; nil if no layer sets it, or the last one that mentions it clears it.
  package subscript<Value>(slot: RuleSlot<Value>) -> Value? {
    if case .value(let value) = changes[slot.name] { value as? Value } else { nil }
  }

  /// Whether the last layer that mentions a slot clears it.
  package func isOff<Value>(_ slot: RuleSlot<Value>) -> Bool {
    if case .off = changes[slot.name] { true } else { false }
  }

  /// Puts the values of a later layer over these, slot by slot.
  package mutating func overlay(_ later: RuleValues) { changes.merge(later.changes) { $1 } }

  /// Reads the keys that were written. Of two keys with the same slot the first counts, and the second is an error.
  init(_ fields: Fields, _ diagnostics: Diagnostics) {
    var taken: [String: String] = [:]
    for name in fields.keys {
      guard let key = RuleKey.named(name), let node = fields[name] else { continue }
      if let first = taken[key.slot] {
        diagnostics.error(
          fields.keyLocation(name),
          key.slot == RuleSlot.placing.name
            ? "a rule has one place; \"\(first)\" and \"\(name)\" are two, so leave one of them out"
            : "a rule says one line; write \"\(first)\" or \"\(name)\", not both")
        continue
      }
      taken[key.slot] = name
      if node.isOff {
        changes[key.slot] = .off
      } else {
        changes[key.slot] = key.read(node, diagnostics).map { .value($0) }
      }
    }
  }
}
