import Documents
import Routines
import Units

/// What given options mean. They come from a command line, or from the `flags` in a routine's `settings`, which have
/// the same names.
package struct Flags: Sendable {
  /// Timing and cues.
  package var layer = Layer()
  /// The profile of `--cues`.
  package var profile: Reference?
  /// The volumes of `--volume`.
  package var volumes: [VolumeChange] = []
  /// What `--sides` puts in the place of `sides: each`.
  package var sides: Sides?
  /// The factor of `--scale`.
  package var scale: Scale?
  /// The time of `--fit`.
  package var fit: Fit?
  /// The options about the voice and the guide.
  package var guide = GuideFlags()

  /// Makes flags that set nothing.
  package init() {}

  /// The keys that a routine's `settings.flags` may have.
  package static let keys = SessionOption.all.filter { $0.scope != .files }.map(\.name)

  /// Reads options from the command line or a row of a batch. Messages name the option in place of a file. Options that
  /// say which files are written are left out; `Publishing` reads them.
  package init(_ given: OptionValues, _ diagnostics: Diagnostics) {
    for (option, values) in given.given where option.scope != .files {
      for value in values {
        let source = SourceText(name: "--\(option.name)", text: value)
        // A text, such as a path, is taken as it is. An assignment is a text too, and `set` reads its two parts.
        if option.isText {
          let node = Node(
            location: TextLocation(source, Mark(line: 1, column: 1)), value: .scalar(value, plain: true))
          set(option.name, node, diagnostics)
          continue
        }
        do { set(option.name, try YAML.parse(source), diagnostics) } catch { diagnostics.add(error) }
      }
    }
  }

  /// Reads the `flags` in a routine's `settings`. No path there may lead out of the routine's folder.
  init(_ node: Node, _ diagnostics: Diagnostics) {
    guard let fields = Fields(node, known: Self.keys, what: "flags", diagnostics) else { return }
    for key in fields.keys {
      let node = fields[key]!
      switch key {
      case "cues": profile = node.profile(diagnostics)
      case "voice": guide.voice = Routine.voice(node, diagnostics)
      default:
        let isList = SessionOption(named: key)?.isList ?? false
        for value in isList ? node.items(key, diagnostics) ?? [] : [node] { set(key, value, diagnostics) }
      }
    }
  }

  /// Takes the value of one flag, written as in a file, and reports what is wrong with it.
  package mutating func set(_ key: String, _ node: Node, _ diagnostics: Diagnostics) {
    switch key {
    case "fit":
      fit = node.read("fit", diagnostics) { text throws(Misread) in
        let target = try Duration(parsing: text)
        guard target > .zero else { throw Misread("a session cannot last no time at all; write such as 12m") }
        guard target <= Limits.session else {
          throw Misread("a session of \(text) is out of bounds; it lasts at most 24h, so write such as 12m")
        }
        return Fit(target: target, location: node.location, isBare: text.allSatisfy(\.isNumber))
      }
    case "scale": scale = node.read("scale", diagnostics, Scale.init(parsing:))
    case "sides": sides = node.read("sides", diagnostics, Sides.init(parsing:))
    case "cues":
      profile = node.line("cues", limit: 300, diagnostics).map { Reference(name: $0, location: node.location) }
    case "cue": setCue(node, diagnostics)
    case "volume": setVolume(node, diagnostics)
    case let key where TimingLayer.keys.contains(key): layer.timing.set(key, node, diagnostics)
    default: guide.set(key, node, diagnostics)
    }
  }

  /// Reads `RULE=off` or `RULE.KEY=VALUE`.
  private mutating func setCue(_ node: Node, _ diagnostics: Diagnostics) {
    guard let (name, value) = node.assignment(diagnostics) else {
      diagnostics.error(
        node.location,
        "a cue flag is RULE=off or RULE.KEY=VALUE, such as halfway=off or countdown.last=5")
      return
    }
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 {
      guard value.isOff else {
        let key = value.text.flatMap { text in RuleKey.all.map(\.name).first { text.hasPrefix("\($0):") } } ?? "at"
        diagnostics.error(
          value.location, "a whole rule can only be off here; write one key of it, such as \(name).\(key)=…")
        return
      }
      add(RuleChange(name: name, at: node.location, value, diagnostics))
    } else {
      let location = node.location.advanced(by: parts[0].unicodeScalars.count + 1)
      let entry = Node.Entry(key: parts[1], keyLocation: location, value: value)
      add(
        RuleChange(
          name: parts[0], at: node.location, Node(location: node.location, value: .mapping([entry])), diagnostics))
    }
  }

  private mutating func add(_ change: RuleChange?) { if let change { layer.cues.append(change) } }

  /// Reads `BUS=dB`, `BUS=off`, or decibels or `off` for all buses.
  private mutating func setVolume(_ node: Node, _ diagnostics: Diagnostics) {
    guard let (name, value) = node.assignment(diagnostics) else {
      if let text = node.text, let first = text.first, !first.isNumber, !"+-.".contains(first), !node.isOff {
        diagnostics.error(
          node.location,
          "a volume is decibels for everything, such as -6, or a bus, \"=\", and decibels or off, such as breath=-6"
            + didYouMean(text, among: VolumeChange.names.map { "\($0)=-6" }))
      } else if let change = VolumeChange(nil, node, diagnostics) {
        volumes.append(change)
      }
      return
    }
    let bus = Bus(name: name)
    guard bus != nil || name == VolumeChange.all else {
      let hint = didYouMean(name, among: VolumeChange.names)
      let list = "; write \(VolumeChange.names.joined(separator: ", "))"
      diagnostics.error(node.location, "there is no bus \"\(name)\"\(hint.isEmpty ? list : hint)")
      return
    }
    if let change = VolumeChange(bus, value, diagnostics) { volumes.append(change) }
  }
}

extension Node {
  /// Splits `NAME=VALUE` and reads the value as in a file, with its place in the line; nil if there is no `=`, or
  /// nothing on one side of it.
  fileprivate func assignment(_ diagnostics: Diagnostics) -> (name: String, value: Node)? {
    guard let text, let sign = text.firstIndex(of: "=") else { return nil }
    let (name, written) = (String(text[..<sign]), String(text[text.index(after: sign)...]))
    guard !name.isEmpty, !written.isEmpty else { return nil }
    let start = location.advanced(by: text[...sign].unicodeScalars.count)
    do {
      return (name, try YAML.parse(SourceText(name: location.source.name, text: written)).moved(to: start))
    } catch {
      let isText = written.hasPrefix("{") || written.hasPrefix("[")
      let hint = "a value that begins with { or [ is a map or a list; put a text in quotes: \(name)=\"\(written)\""
      diagnostics.error(start, isText ? hint : error.message)
      // The mistake has been reported; the text itself stands for the value.
      return (name, Node(location: start, value: .scalar(written, plain: true)))
    }
  }

  /// The node with its places moved: it was read from a part of a line, and that part begins at `start`.
  private func moved(to start: TextLocation) -> Node {
    func moved(_ location: TextLocation) -> TextLocation {
      location.mark.line == 1 ? start.advanced(by: location.mark.column - 1) : start
    }
    let value: Value =
      switch value {
      case .scalar: value
      case .sequence(let items): .sequence(items.map { $0.moved(to: start) })
      case .mapping(let entries):
        .mapping(
          entries.map { Entry(key: $0.key, keyLocation: moved($0.keyLocation), value: $0.value.moved(to: start)) })
      }
    return Node(location: moved(location), value: value)
  }
}
