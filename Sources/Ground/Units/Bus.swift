/// A group of sounds that has a volume of its own.
package enum Bus: Int8, CaseIterable, BitwiseCopyable, Sendable {
  case voice, chimes, breath, bed

  /// The bus of that name; nil if there is none.
  package init?(name: String) {
    guard let bus = Bus.allCases.first(where: { $0.name == name }) else { return nil }
    self = bus
  }

  /// The name as it is written in `--volume chimes=-6`.
  package var name: String { "\(self)" }
}
