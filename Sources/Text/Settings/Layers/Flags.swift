import Documents
import Routines
import Units

/// What the flags of a command line say, or the `flags` of a routine's `settings`, which have the same names.
package struct Flags: Sendable {
  package var layer = Layer()
  /// `--cues`: the profile.
  package var profile: Reference?
  package var volumes: [VolumeChange] = []
  package var sides: Sides?
  package var scale: Scale?
  package var fit: Fit?
  /// Those about the voice and the file, as a routine's `settings` have them; of the command line they are read elsewhere.
  package var guide = GuideFlags()

  package init() {}

  /// The flags that set a key of `timing`.
  package static let timing = ["hold", "roll", "settle", "switch", "rest", "stretch", "ready", "spots", "breath"]
  /// All flags.
  package static let keys =
    timing + ["fit", "scale", "sides", "cues", "cue", "volume"] + GuideFlags.voiceKeys + GuideFlags.fileKeys

  /// Reads flags as they were given on the command line, each by its name without dashes.
  package init(_ given: [(key: String, value: String)], _ diagnostics: Diagnostics) {
    for (key, value) in given {
      let source = SourceText(name: "--\(key)", text: value)
      // What holds an equals sign is read in two parts, and a path as it is.
      if ["cue", "volume", "cues"].contains(key) {
        set(key, Node(place: Place(source, Mark(line: 1, column: 1)), value: .scalar(value, plain: true)), diagnostics)
        continue
      }
      // A value is read as in a file, so that maps can be given: --hold "{ until: released, from: 30s, to: 90s }".
      do { set(key, try YAML.parse(source), diagnostics) } catch {
        diagnostics.add(error)
      }
    }
  }

  /// Reads the `flags` of a routine's `settings`.
  init(_ node: Node, _ diagnostics: Diagnostics) {
    guard let fields = Fields(node, known: Self.keys, what: "flags", diagnostics) else { return }
    for key in fields.keys {
      let node = fields[key]!
      if GuideFlags.voiceKeys.contains(key) || GuideFlags.fileKeys.contains(key) {
        guide.set(key, node, diagnostics)
        continue
      }
      if key == "cues" {
        // Unlike on the command line, no path may lead out of the routine's folder.
        profile = node.profile(diagnostics)
        continue
      }
      // Flags that may be given several times are lists here.
      let values = key == "cue" || key == "volume" ? node.items(key, diagnostics) ?? [] : [node]
      for value in values { set(key, value, diagnostics) }
    }
  }

  /// Takes one flag's value, as in a file; reports what is wrong with it.
  package mutating func set(_ key: String, _ node: Node, _ diagnostics: Diagnostics) {
    switch key {
    case "fit":
      fit = node.read("fit", diagnostics) { text throws(Misread) in
        let target = try Duration(parsing: text)
        guard target > .zero else { throw Misread("a session cannot last no time at all; write such as 12m") }
        guard target <= Limits.session else {
          throw Misread("a session of \(text) is out of bounds; it lasts at most 24h, so write such as 12m")
        }
        return Fit(target: target, place: node.place)
      }
    case "scale": scale = node.read("scale", diagnostics, Scale.init(parsing:))
    case "sides": sides = node.read("sides", diagnostics, Sides.init(parsing:))
    case "cues":
      profile = node.line("cues", limit: 300, diagnostics).map { Reference(name: $0, place: node.place) }
    case "cue": setCue(node, diagnostics)
    case "volume": setVolume(node, diagnostics)
    default: layer.timing.set(key, node, diagnostics)
    }
  }

  /// `RULE=off` or `RULE.KEY=VALUE`.
  private mutating func setCue(_ node: Node, _ diagnostics: Diagnostics) {
    guard let (name, value) = node.assignment(diagnostics) else {
      diagnostics.error(
        node.place,
        "a cue flag is RULE=off or RULE.KEY=VALUE, such as halfway=off or countdown.last=5")
      return
    }
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 {
      guard value.isOff else {
        let key = value.text.flatMap { text in RuleChange.keys.first { text.hasPrefix("\($0):") } } ?? "at"
        diagnostics.error(
          value.place, "a whole rule can only be off here; write one key of it, such as \(name).\(key)=…")
        return
      }
      add(RuleChange(name: name, at: node.place, value, diagnostics))
    } else {
      let place = node.place.advanced(by: parts[0].unicodeScalars.count + 1)
      let entry = Node.Entry(key: parts[1], keyPlace: place, value: value)
      add(RuleChange(name: parts[0], at: node.place, Node(place: node.place, value: .mapping([entry])), diagnostics))
    }
  }

  private mutating func add(_ change: RuleChange?) { if let change { layer.cues.append(change) } }

  /// `BUS=dB` or `BUS=off`.
  private mutating func setVolume(_ node: Node, _ diagnostics: Diagnostics) {
    guard let (name, value) = node.assignment(diagnostics) else {
      diagnostics.error(
        node.place, "a volume flag is a bus, \"=\", and decibels or off, such as breath=-6 or chimes=off")
      return
    }
    guard let bus = Bus(name: name) else {
      let names = Bus.allCases.map(\.name)
      let hint = didYouMean(name, among: names)
      diagnostics.error(
        node.place, "there is no bus \"\(name)\"\(hint.isEmpty ? "; write \(names.joined(separator: ", "))" : hint)")
      return
    }
    if let change = VolumeChange(bus, value, diagnostics) { volumes.append(change) }
  }
}

extension Node {
  /// `NAME=VALUE`, the value read as in a file, with its place in the line; nil if it is none.
  fileprivate func assignment(_ diagnostics: Diagnostics) -> (name: String, value: Node)? {
    guard let text, let sign = text.firstIndex(of: "=") else { return nil }
    let (name, written) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
    guard !name.isEmpty, !written.isEmpty else { return nil }
    let start = place.advanced(by: text[...sign].unicodeScalars.count)
    do {
      return (name, try YAML.parse(SourceText(name: place.source.name, text: written)).moved(to: start))
    } catch {
      let isText = written.hasPrefix("{") || written.hasPrefix("[")
      let hint = "a value that begins with { or [ is a map or a list; put a text in quotes: \(name)=\"\(written)\""
      diagnostics.error(start, isText ? hint : error.message)
      // Said already: what stands in its place is the text itself.
      return (name, Node(place: start, value: .scalar(written, plain: true)))
    }
  }

  /// The same node, read from a line's part, at its place in the line.
  private func moved(to start: Place) -> Node {
    func moved(_ place: Place) -> Place {
      place.mark.line == 1 ? start.advanced(by: place.mark.column - 1) : start
    }
    let value: Value =
      switch value {
      case .scalar: value
      case .sequence(let items): .sequence(items.map { $0.moved(to: start) })
      case .mapping(let entries):
        .mapping(
          entries.map { Entry(key: $0.key, keyPlace: moved($0.keyPlace), value: $0.value.moved(to: start)) })
      }
    return Node(place: moved(place), value: value)
  }
}
