/// A group of sounds with a volume of its own.
package enum Bus: Int8, CaseIterable, BitwiseCopyable, Sendable {
  case voice, chimes, breath, bed

  /// The bus of that name; nil if there is none.
  package init?(name: String) {
    guard let bus = Bus.allCases.first(where: { $0.name == name }) else { return nil }
    self = bus
  }

  /// As it is written, such as `--volume chimes=-6`.
  package var name: String { "\(self)" }
}
