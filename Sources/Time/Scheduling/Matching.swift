import Routines
import Settings
import Units

/// Finds out which rules are about which segments.
struct Matching {
  private let plan: Plan
  private var first: [SegmentKind: Int] = [:]
  private var last: [SegmentKind: Int] = [:]
  /// For each scope and kind of segment, the indices of the rules that may match, so that a long session does not try
  /// every rule on every segment.
  private var candidates: [Int: [SegmentKind: [Int]]] = [:]

  init(_ plan: Plan, _ drafts: [Draft]) {
    self.plan = plan
    for (index, draft) in drafts.enumerated() {
      first[draft.kind] = first[draft.kind] ?? index
      last[draft.kind] = index
    }
    for draft in drafts where candidates[draft.scope]?[draft.kind] == nil {
      let rules = plan.rules(draft.scope)
      candidates[draft.scope, default: [:]][draft.kind] = rules.indices.filter { index in
        rules[index].on.contains { Self.mayMatch($0, draft.kind) }
      }
    }
  }

  /// The rules about a segment, as indices in its scope, in order.
  func rules(_ draft: Draft, at index: Int) -> [Int] {
    let rules = plan.rules(draft.scope)
    return (candidates[draft.scope]?[draft.kind] ?? []).filter { i in
      if let limit = rules[i].longerThan, draft.length <= limit.milliseconds { return false }
      return rules[i].on.contains { matches($0, draft, index) }
    }
  }

  private static func mayMatch(_ selector: Selector, _ kind: SegmentKind) -> Bool {
    switch selector {
    case .kind(let wanted), .first(let wanted), .last(let wanted): kind == wanted
    case .area, .side: kind == .settle || kind == .roll || kind == .hold || kind == .stretch
    case .session: false
    }
  }

  private func matches(_ selector: Selector, _ draft: Draft, _ index: Int) -> Bool {
    switch selector {
    case .kind(let kind): draft.kind == kind
    case .area: draft.opens == .area
    case .side: draft.opens == .side
    case .first(let kind): draft.kind == kind && first[kind] == index
    case .last(let kind): draft.kind == kind && last[kind] == index
    case .session: false
    }
  }
}
