/// A line of source fit to be shown, with a caret under one of its columns.
struct Excerpt {
  let line: String
  let caret: String

  /// Columns shown of a long line.
  private static let width = 96

  /// - Parameter column: from 1, in Unicode scalars; past the end of the line for what is missing there.
  init(of source: Substring, column: Int) {
    var scalars = Array(source.unicodeScalars)
    var column = max(0, min(column - 1, scalars.count))
    while scalars.last == " " && scalars.count > column { scalars.removeLast() }
    var (prefix, suffix) = ("", "")
    if scalars.count > Self.width {
      let start = max(0, min(column - Self.width / 2, scalars.count - Self.width))
      let end = min(scalars.count, start + Self.width)
      if start > 0 { prefix = "…" }
      if end < scalars.count { suffix = "…" }
      scalars = Array(scalars[start..<end])
      column -= start
    }
    let shown = scalars.map(\.shown)
    line = prefix + shown.map(String.init).joined() + suffix
    let before = prefix.count + shown.prefix(column).reduce(0) { $0 + Self.cells($1) }
    caret = String(repeating: " ", count: before) + "^"
  }

  /// Cells that a terminal takes for a scalar: 0 for marks, 2 for wide scripts and emoji.
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
  /// Fit to be shown in one line: control characters as dots, so that no file can send commands to the terminal; tabs
  /// as spaces.
  package var shown: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: unicodeScalars.lazy.map(\.shown))
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var shown: Unicode.Scalar { self == "\t" ? " " : isControl ? "·" : self }

  /// Whether a terminal might act on it instead of showing it: control characters and bidirectional overrides.
  package var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value)
  }
}
