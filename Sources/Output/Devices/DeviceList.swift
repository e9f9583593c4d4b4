import CALSA
import Glibc
import Units

/// A place where sound can go.
package struct ListedDevice: Equatable, Sendable {
  /// What `--device` takes.
  package var name: String
  /// What it is, in one line; may be empty.
  package var summary: String

  package init(name: String, summary: String) { (self.name, self.summary) = (name, summary) }
}

/// Everything that ALSA knows to play on: the default, sound servers, cards, and the rest. A device that is listed need
/// not open.
package func listDevices() -> [ListedDevice] { outputs(among: hintedDevices()) }

/// Those that can be an output by themselves, the likeliest first; a plugin that only converts for another is none.
package func outputs(among devices: [ListedDevice]) -> [ListedDevice] {
  let converters: Set = ["lavrate", "samplerate", "speexrate", "speex", "upmix", "vdownmix"]
  func rank(_ name: String) -> Int {
    switch name {
    case "default", "sysdefault": 0
    case "pipewire", "pulse": 1
    case "jack": 3
    case "oss": 4
    case "null": 5
    default: 2
    }
  }
  let ranks = Dictionary(grouping: devices.filter { !converters.contains($0.name) }) { rank($0.name) }
  return ranks.keys.sorted().flatMap { ranks[$0] ?? [] }
}

private func hintedDevices() -> [ListedDevice] {
  ALSAErrorLog.capturing {
    var hints: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    guard snd_device_name_hint(-1, "pcm", &hints) >= 0, let hints else { return [] }
    defer { snd_device_name_free_hint(hints) }
    var devices: [ListedDevice] = []
    var next = hints
    while let hint = next.pointee {
      next += 1
      // A device without an IOID is for both directions.
      guard let name = text(hint, "NAME"), text(hint, "IOID") != "Input" else { continue }
      let lines = (text(hint, "DESC") ?? "").split(separator: "\n").map { $0.trimmed }
      devices.append(ListedDevice(name: name, summary: lines.filter { !$0.isEmpty }.joined(separator: ", ")))
    }
    return devices
  }.0
}

private func text(_ hint: UnsafeMutableRawPointer, _ key: String) -> String? {
  guard let value = snd_device_name_get_hint(hint, key) else { return nil }
  defer { free(value) }
  return String(cString: value)
}
