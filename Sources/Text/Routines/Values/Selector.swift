import Documents
import Units

/// What the listener does in a segment.
package enum SegmentKind: String, CaseIterable, Hashable, Sendable {
  case ready, settle, roll, hold, stretch, rest, breathe, wait, say, finish
}

/// Which segments a cue rule is about.
package enum Selector: Hashable, Sendable {
  case kind(SegmentKind)
  /// The first segment of a new position.
  case area
  /// The first segment of a new side in the same position.
  case side
  /// The whole session, as one span.
  case session
  case first(SegmentKind)
  case last(SegmentKind)

  /// All selectors as they can be written.
  package static let names: [String] = {
    let kinds = SegmentKind.allCases.map(\.rawValue)
    return kinds + ["area", "side", "session"] + kinds.map { "first \($0)" } + kinds.map { "last \($0)" }
  }()

  /// Reads a selector, such as `hold` or `first roll`.
  ///
  /// - Throws: a `Misread` that says what may be written.
  package init(parsing text: String) throws(Misread) {
    let words = text.split(separator: " ").map(String.init)
    let kinds = SegmentKind.allCases.map(\.rawValue)
    if words.count == 2, words[0] == "first" || words[0] == "last", let kind = SegmentKind(rawValue: words[1]) {
      self = words[0] == "first" ? .first(kind) : .last(kind)
    } else if let kind = SegmentKind(rawValue: text) {
      self = .kind(kind)
    } else {
      switch text {
      case "area": self = .area
      case "side": self = .side
      case "session": self = .session
      default:
        let hint = didYouMean(text, among: Self.names)
        let list = "; write one of \(kinds.joined(separator: ", ")), area, side, session, or first or last and a kind"
        throw Misread("\"\(text)\" selects no segments\(hint.isEmpty ? list : hint)")
      }
    }
  }
}
