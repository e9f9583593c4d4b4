import Glibc

/// A level relative to full scale or to another level: 20·log10 of the ratio of amplitudes.
package struct Decibels: Hashable, Comparable, Sendable {
  /// The level in decibels.
  package var value: Double

  /// Makes a level of so many decibels.
  package init(_ value: Double) { self.value = value }

  /// The level at which nothing changes: a factor of 1 on amplitude.
  package static let zero = Decibels(0)

  /// The factor on amplitude that this level stands for.
  package var amplitude: Double { pow(10, value / 20) }

  package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
  /// The level of both changes one after the other, which multiplies their factors.
  package static func + (a: Self, b: Self) -> Self { Self(a.value + b.value) }
}

extension Double {
  /// Reads decibels, with or without the unit; nil if the text is no such number.
  package init?(decibels text: String) {
    self.init(decimal: text.hasSuffix("dB") ? String(text.dropLast(2)).trimmed : text)
  }
}
