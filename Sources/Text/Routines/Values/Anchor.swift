import Units

/// A place in a segment: its start, its end or a percentage of its length, and an offset from there.
package struct Anchor: Hashable, Sendable {
  package enum Base: Hashable, Sendable {
    case start, end
    /// Thousandths of a percent, 0…100,000.
    case percent(Int64)
  }

  package var base: Base
  /// Negative for what lies before the base.
  package var offset: Duration

  package init(_ base: Base, offset: Duration = .zero) { (self.base, self.offset) = (base, offset) }

  package static let start = Anchor(.start)
  package static let end = Anchor(.end)

  /// `("start" | "end" | N"%") [("+" | "-") duration]`
  package init(parsing text: String) throws(Misread) {
    let sign = text.firstIndex { $0 == "+" || $0 == "-" }
    let name = text[..<(sign ?? text.endIndex)]
    switch name {
    case "start": base = .start
    case "end": base = .end
    case let name where name.hasSuffix("%"):
      guard let percent = Duration.thousandths(name.dropLast()), percent <= 100_000 else {
        throw Misread("\"\(name)\" is not a part of a segment; write a percentage from 0% to 100%")
      }
      base = .percent(percent)
    default:
      let hint =
        text.contains(" ")
        ? "write it without spaces, such as start+1s"
        : "write start, end or a percentage, such as start+1s, end-3s or 50%"
      throw Misread("\"\(text)\" is not a place in a segment; \(hint)")
    }
    offset = .zero
    if let sign {
      let amount = try Duration(parsing: String(text[text.index(after: sign)...]))
      offset = text[sign] == "-" ? .zero - amount : amount
    }
  }

  /// Where it lies, from the start of a segment of that length; a percentage is rounded to the millisecond, halves up.
  package func position(in length: Duration) -> Duration {
    switch base {
    case .start: offset
    case .end: length + offset
    case .percent(let thousandths):
      .milliseconds(dividedAndRounded(length.milliseconds * thousandths, by: 100_000)) + offset
    }
  }

  /// Whether it may lie before its segment: `start-…`.
  package var leads: Bool { base == .start && offset < .zero }
}
