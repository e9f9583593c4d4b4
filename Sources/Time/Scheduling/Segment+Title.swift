import Routines

extension Segment {
  /// The title of a segment to which the author gave none.
  static func usualTitle(_ id: SegmentID, area: String?) -> String {
    let side = id.side == .left || id.side == .right ? ", \(id.side)" : ""
    let area = (area ?? "") + side
    return switch id.kind {
    case .ready: "Get ready"
    case .settle: "Settle: \(area)"
    case .roll: "Roll \(area)"
    case .hold: "Hold \(area)"
    case .stretch: "Stretch \(area)"
    case .rest: "Rest"
    case .breathe: "Breathe"
    case .wait: "Wait"
    case .say: "Listen"
    case .finish: "Finish"
    }
  }

  /// Whether its title is the author's, which stays as it is in every language.
  package var hasOwnTitle: Bool { title != Self.usualTitle(id, area: area) }
}
