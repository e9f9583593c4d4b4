import Documents
import Glibc
import Routines
import Units

/// The volume of one bus or of all, as one layer sets it.
package struct VolumeChange: Sendable {
  /// The bus; nil for all of them: the master, which is added to the volume of each.
  package var bus: Bus?
  /// The level in decibels; nil for off.
  package var level: Double?
  /// Where it was written.
  package var location: TextLocation

  /// What the volume of all buses is called.
  package static let all = "all"
  /// The names that a volume may be set for.
  package static let names = [all] + Bus.allCases.map(\.name)

  /// Reads a level of all buses, or a map of levels by bus.
  static func all(in node: Node, _ diagnostics: Diagnostics) -> [VolumeChange] {
    guard case .mapping = node.value else { return [VolumeChange(nil, node, diagnostics)].compactMap { $0 } }
    guard let fields = Fields(node, known: names, what: "volume", diagnostics) else { return [] }
    return fields.keys.compactMap { VolumeChange(Bus(name: $0), fields[$0]!, diagnostics) }
  }

  /// Reads one volume: decibels, or `off`.
  ///
  /// - Parameter bus: nil for the volume of all buses.
  package init?(_ bus: Bus?, _ node: Node, _ diagnostics: Diagnostics) {
    self.bus = bus
    location = node.location
    if node.isOff { return }
    let what = bus.map { "the volume of \($0.name)" } ?? "the volume"
    level = node.read(what, diagnostics) { text throws(Misread) in
      guard let level = Double(decibels: text), (-60...12).contains(level) else {
        throw Misread("\"\(text)\" is no volume; write \(Self.meant(by: text) ?? "decibels from -60 to 12, or off")")
      }
      return level
    }
    if level == nil { return nil }
  }

  /// The decibels that a share such as `50%` means; nil if the text is no share.
  private static func meant(by text: String) -> String? {
    let word = text.filter { !$0.isWhitespace }
    guard word.hasSuffix("%"), let percent = Double(decimal: String(word.dropLast())), (0...400).contains(percent)
    else {
      return nil
    }
    if percent == 0 { return "off" }
    let decibels = max(-60, (20 * log10(percent / 100)).rounded())
    return "decibels, \(Int(decibels)) for \(word)"
  }

  /// The volume as it is written.
  package var text: String { level.map { "\($0.formattedShortly) dB" } ?? "off" }
}

extension Double {
  /// The number, without a decimal point if it is whole.
  fileprivate var formattedShortly: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
