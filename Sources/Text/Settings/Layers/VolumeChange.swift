import Documents
import Routines
import Units

/// The volume of one bus, as one layer sets it.
package struct VolumeChange: Sendable {
  /// The bus.
  package var bus: Bus
  /// The level in decibels; nil for off.
  package var level: Double?
  /// Where it was written.
  package var location: TextLocation

  /// Reads a map of volumes by bus.
  static func all(in node: Node, _ diagnostics: Diagnostics) -> [VolumeChange] {
    guard let fields = Fields(node, known: Bus.allCases.map(\.name), what: "volume", diagnostics) else { return [] }
    return fields.keys.compactMap { key in
      Bus(name: key).flatMap { VolumeChange($0, fields[key]!, diagnostics) }
    }
  }

  /// Reads one volume: decibels, or `off`.
  package init?(_ bus: Bus, _ node: Node, _ diagnostics: Diagnostics) {
    self.bus = bus
    location = node.location
    if node.isOff { return }
    level = node.read("the volume of \(bus.name)", diagnostics) { text throws(Misread) in
      guard let level = Double(decibels: text), (-60...12).contains(level) else {
        throw Misread("\"\(text)\" is no volume; write decibels from -60 to 12, or off")
      }
      return level
    }
    if level == nil { return nil }
  }

  /// The volume as it is written.
  package var text: String { level.map { "\($0.formattedShortly) dB" } ?? "off" }
}

extension Double {
  /// The number, without a decimal point if it is whole.
  fileprivate var formattedShortly: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
