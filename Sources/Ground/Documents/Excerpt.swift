/// A line of source fit to be shown, with a caret under one of its columns.
struct Excerpt {
  let line: String
  let caret: String

  /// How many columns of a long line are shown.
  private static let width = 96

  /// Cuts a long line so that the part that is shown holds the column.
  ///
  /// - Parameter column: the column, from 1, in Unicode scalars. It is past the end of the line if something is missing
  ///   there.
  init(of source: Substring, column: Int) {
    // A line can be a whole file, so only the part that is shown is copied.
    let scalars = source.unicodeScalars
    let (first, all) = (scalars.startIndex, scalars.endIndex)
    let place = scalars.index(first, offsetBy: max(0, column - 1), limitedBy: all) ?? all
    var last = all
    while last > place, scalars[scalars.index(before: last)] == " " { last = scalars.index(before: last) }
    var start = scalars.index(place, offsetBy: -Self.width / 2, limitedBy: first) ?? first
    let end = scalars.index(start, offsetBy: Self.width, limitedBy: last) ?? last
    if end == last { start = scalars.index(last, offsetBy: -Self.width, limitedBy: first) ?? first }
    let (prefix, suffix) = (start > first ? "…" : "", end < last ? "…" : "")
    line = prefix + String(String.UnicodeScalarView(scalars[start..<end].map(\.shown))) + suffix
    let before = prefix.count + scalars[start..<place].reduce(0) { $0 + Self.cells($1.shown) }
    caret = String(repeating: " ", count: before) + "^"
  }

  /// How many cells of a terminal a scalar takes: 0 for marks, 2 for wide scripts and emoji.
  private static func cells(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension StringProtocol {
  /// The text for one line of a terminal: control characters become dots, so that no file can send commands to the
  /// terminal, and tabs become spaces.
  package var shown: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: unicodeScalars.lazy.map(\.shown))
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var shown: Unicode.Scalar { self == "\t" ? " " : isControl ? "·" : self }

  /// Whether a terminal might act on the scalar instead of showing it: control characters and bidirectional overrides.
  package var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value)
  }
}
