import Documents
import Routines

/// The user's `config.yaml`: settings for all routines, and for single ones.
package struct Config: Sendable {
  /// The settings for all routines.
  package var all = Part()
  /// The settings for single routines, by their names.
  package var routines: [String: Part] = [:]
  /// The values of keys about the machine instead of a session, such as `device`, as they were written.
  package var machine: [String: Node] = [:]

  /// The settings of a config for all routines, or for one.
  package struct Part: Sendable {
    /// Timing and cues.
    package var layer = Layer()
    /// The profile; nil if it names none.
    package var profile: Reference?
    /// The volumes of buses.
    package var volumes: [VolumeChange] = []

    package init() {}

    fileprivate init(_ fields: Fields, _ diagnostics: Diagnostics) {
      layer = Layer(fields, diagnostics)
      profile = fields["profile"].flatMap { $0.profile(diagnostics) }
      volumes = fields["volume"].map { VolumeChange.all(in: $0, diagnostics) } ?? []
    }
  }

  /// The keys that may stand both at the top and under a routine.
  package static let partKeys = ["timing", "cues", "profile", "volume"]
  /// The keys about the machine that hold one line of text. The code that needs such a value reads it.
  package static let machineKeys = ["device"] + PlayingConfig.keys + ["voice", "language"]
  /// The keys at the top of a config.
  package static let keys = partKeys + ["routines", "speech"] + machineKeys

  package init() {}

  /// Reads a config file. A file that is empty or has only comments sets nothing.
  package init(_ source: SourceText, _ diagnostics: Diagnostics) {
    self.init()
    do {
      if let node = try YAML.parseIfAny(source, diagnostics) { self = Config(node, diagnostics) }
    } catch { diagnostics.add(error) }
  }

  /// Reads a config from a file, or from a routine's `settings`.
  init(_ node: Node, _ diagnostics: Diagnostics) {
    guard let fields = Fields(node, known: Self.keys, what: "the config", diagnostics) else { return }
    all = Part(fields, diagnostics)
    for key in Self.machineKeys {
      guard let node = fields[key] else { continue }
      if node.line(key, limit: 200, diagnostics) != nil { machine[key] = node }
    }
    _ = PlayingConfig(machine, diagnostics)
    // This map is read by the room `Speech`.
    machine["speech"] = fields["speech"]
    guard let node = fields["routines"] else { return }
    guard case .mapping(let entries) = node.value else {
      diagnostics.error(
        node.location,
        "routines is a map by the names of routines, here stands \(node.kindName);"
          + " write such as \"lower-body: { timing: { spots: 1 } }\"")
      return
    }
    for entry in entries {
      let what = "routines: \(entry.key)"
      guard let fields = Fields(entry.value, known: Self.partKeys, what: what, diagnostics) else { continue }
      routines[entry.key] = Part(fields, diagnostics)
    }
  }

  /// The settings for the routine with a name; empty if there are none.
  package func part(of routine: String) -> Part { routines[routine] ?? Part() }
}
