import Documents
import Files
import Routines
import Sessions
import Settings
import Units

/// Settings and where they come from, for people.
package enum ConfigTable {
  /// Rows of three: the name of a setting, its value, and where it comes from. A heading stands alone in its row.
  package static func rows(_ layering: Layering, _ file: RoutineFile?, _ library: Library) -> [[String]] {
    func origin(_ location: TextLocation?) -> String { Self.origin(location, library.userFolder) }
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
      add("profile", layering.profile?.name ?? "standard", origin(layering.profile?.location))
    }
    head("timing")
    for value in inForce.timing { add(value.name, value.text, origin(value.location)) }
    let settings = layering.settings
    if let scale = settings.scale { add("scale", scale.text, "--scale") }
    if let sides = settings.sides { add("sides: each", sides.rawValue, "--sides") }
    if let fit = settings.fit { add("fit", fit.target.text, origin(fit.location)) }
    head("cues")
    for rule in inForce.rules {
      if rule.isSilent {
        add(rule.name, "off", origin(rule.location))
        continue
      }
      // One line for each place that the rule's keys come from; the rule's name stands on the first.
      var origins: [String] = []
      for key in rule.keys where !origins.contains(origin(key.location)) { origins.append(origin(key.location)) }
      for (index, from) in origins.enumerated() {
        let keys = rule.keys.filter { origin($0.location) == from }.map { "\($0.key): \($0.text)" }
        add(index == 0 ? rule.name : "", keys.joined(separator: ", "), from)
      }
    }
    head("volume")
    let master = layering.volumes.last { $0.bus == nil }
    add(VolumeChange.all, master?.text ?? "0 dB", origin(master?.location))
    for bus in Bus.allCases {
      let change = layering.volumes.last { $0.bus == bus }
      add(bus.name, change?.text ?? "0 dB", origin(change?.location))
    }
    if !layering.machine.isEmpty {
      head("machine")
      for (key, node) in layering.machine.sorted(by: { $0.key < $1.key }) {
        add(key, node.written, origin(node.location))
      }
    }
    return rows
  }

  /// `built-in`, a flag, a profile, or `FILE:LINE`; files in the user's own folder are named as they are there.
  private static func origin(_ location: TextLocation?, _ folder: String?) -> String {
    guard let location, location.source.name != Layering.standard else { return "built-in" }
    let name = location.source.name
    if name.hasPrefix("--") || name.hasPrefix("profile ") { return name }
    let own = folder.flatMap { name.hasPrefix($0 + "/") ? String(name.dropFirst($0.count + 1)) : nil }
    return "\(own ?? name):\(location.mark.line)"
  }
}
