import Documents
import Exports
import Files
import Routines
import Sessions
import Settings
import Units

/// Settings and where they come from, for people.
enum ConfigTable {
  static func text(_ layering: Layering, _ file: RoutineFile?, _ library: Library) -> String {
    let inForce = InForce(file?.routine, layering.settings)
    var rows: [[String]] = []
    func add(_ name: String, _ text: String, _ origin: String) { rows.append(["  " + name, text, origin]) }
    func head(_ title: String) {
      if !rows.isEmpty { rows.append(["", "", ""]) }
      rows.append([title, "", ""])
    }
    if let path = library.configPath {
      let isBrought = file?.made != nil
      head("config")
      add(
        "file", path,
        isBrought
          ? "not read: the routine brings its own settings" : isThere(path) ? "" : "not there; --init writes one")
      add("profile", layering.profile?.name ?? "standard", origin(layering.profile?.place))
    }
    head("timing")
    for value in inForce.timing { add(value.name, value.text, origin(value.place)) }
    let settings = layering.settings
    if let scale = settings.scale { add("scale", scale.text, "--scale") }
    if let sides = settings.sides { add("sides: each", sides.rawValue, "--sides") }
    if let fit = settings.fit { add("fit", fit.target.text, origin(fit.place)) }
    head("cues")
    for rule in inForce.rules {
      if rule.isSilent {
        add(rule.name, "off", origin(rule.place))
        continue
      }
      // A line for each place that keys come from, the rule's name on the first.
      var origins: [String] = []
      for key in rule.keys where !origins.contains(origin(key.place)) { origins.append(origin(key.place)) }
      for (index, from) in origins.enumerated() {
        let keys = rule.keys.filter { origin($0.place) == from }.map { "\($0.key): \($0.text)" }
        add(index == 0 ? rule.name : "", keys.joined(separator: ", "), from)
      }
    }
    head("volume")
    for bus in Bus.allCases {
      let change = layering.volumes.last { $0.bus == bus }
      add(bus.name, change?.text ?? "0 dB", origin(change?.place))
    }
    if !layering.machine.isEmpty {
      head("machine")
      for (key, node) in layering.machine.sorted(by: { $0.key < $1.key }) { add(key, node.flow, origin(node.place)) }
    }
    return columns(rows).map { $0 + "\n" }.joined()
  }

  /// `built-in`, a flag, a profile, or `FILE:LINE`.
  static func origin(_ place: Place?) -> String {
    guard let place, place.source.name != Layering.standard else { return "built-in" }
    let name = place.source.name
    return name.hasPrefix("--") || name.hasPrefix("profile ") ? name : "\(name):\(place.mark.line)"
  }
}
