import Routines

/// What the variables of a line stand for.
struct Wording {
  let plan: Plan
  let drafts: [Draft]
  /// For each segment, the next one that opens a position or side; nil after the last.
  private let openings: [Int?]

  init(plan: Plan, drafts: [Draft]) {
    (self.plan, self.drafts) = (plan, drafts)
    var openings = [Int?](repeating: nil, count: drafts.count)
    for index in drafts.indices.dropLast().reversed() {
      openings[index] = drafts[index + 1].opens == nil ? openings[index + 1] : index + 1
    }
    self.openings = openings
  }

  /// The value of a variable that does not depend on time, in a segment; nil where it is empty.
  func value(_ variable: Template.Variable, segment index: Int) -> String? {
    let draft = drafts[index]
    return switch variable {
    case .routine: plan.routine.title
    case .area: draft.area.map(Self.spoken)
    case .side: Self.spoken(draft.id.side)
    case .tool: draft.tool
    case .next:
      openings[index].map { drafts[$0] }.map { next in
        [Self.spoken(next.id.side), next.area.map(Self.spoken)].compactMap { $0 }.joined(separator: " ")
      }
    case .spot: draft.id.spot > 0 ? "\(draft.id.spot)" : nil
    case .spots: draft.spots > 0 ? "\(draft.spots)" : nil
    case .set: "\(draft.set)"
    case .sets: "\(draft.sets)"
    case .duration, .remaining, .minutes, .count: nil
    }
  }

  /// Where a line stands, for the variables in time; all in milliseconds.
  struct Moment {
    /// The segment's length.
    var length: Int64
    /// From the line's wanted start to the segment's end.
    var remaining: Int64
    /// From there to the rule's `to`.
    var count: Int64
  }

  func value(_ variable: Template.Variable, segment: Int, at moment: Moment) -> String? {
    switch variable {
    case .duration: Self.spoken(moment.length)
    case .remaining: Self.spoken(moment.remaining)
    case .minutes: "\(max(0, dividedAndRounded(moment.remaining, by: 60_000)))"
    case .count: "\(max(0, dividedAndRounded(moment.count, by: 1000)))"
    default: value(variable, segment: segment)
    }
  }

  private static func spoken(_ area: String) -> String { area.replacing("-", with: " ") }

  private static func spoken(_ side: Side) -> String? {
    switch side {
    case .left: "left"
    case .right: "right"
    case .both: "both sides"
    case .none: nil
    }
  }

  /// `1 minute 30 seconds`, to the nearest second.
  private static func spoken(_ milliseconds: Int64) -> String {
    let seconds = max(0, dividedAndRounded(milliseconds, by: 1000))
    func count(_ number: Int64, _ unit: String) -> String? {
      number == 0 ? nil : "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
    let parts = [count(seconds / 60, "minute"), count(seconds % 60, "second")].compactMap { $0 }
    return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
  }
}
