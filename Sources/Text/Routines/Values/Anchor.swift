import Units

/// A place in a segment: its start, its end or a percentage of its length, with an offset.
package struct Anchor: Hashable, Sendable {
  /// What an anchor counts from.
  package enum Base: Hashable, Sendable {
    case start, end
    /// A share of the length, in thousandths of a percent: 0…100,000.
    case percent(Int64)
  }

  /// What the offset counts from.
  package var base: Base
  /// How far the place is from the base; negative for earlier.
  package var offset: Duration

  package init(_ base: Base, offset: Duration = .zero) { (self.base, self.offset) = (base, offset) }

  /// The start of a segment.
  package static let start = Anchor(.start)
  /// The end of a segment.
  package static let end = Anchor(.end)

  /// Reads an anchor: `("start" | "end" | N"%") [("+" | "-") duration]`.
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

  /// The place in a segment of a given length, counted from its start. A percentage is rounded to the millisecond,
  /// halves up.
  package func position(in length: Duration) -> Duration {
    switch base {
    case .start: offset
    case .end: length + offset
    case .percent(let thousandths):
      .milliseconds(dividedAndRounded(length.milliseconds * thousandths, by: 100_000)) + offset
    }
  }

  /// Whether the place may be before its segment, as with `start-…`.
  package var leads: Bool { base == .start && offset < .zero }
}
