import Routines

/// Finds lengths with which the session lasts exactly as long as was asked for: LANGUAGE.md, section 6.
///
/// The two sides of a step are alike and last whole milliseconds, so an odd millisecond cannot be shared between them.
/// If nothing else can take it, the finish does.
struct Fitting {
  private(set) var unknowns: [FittingUnknown] = []
  /// The sum of all lengths that fitting does not change, in milliseconds.
  private let fixed: Int64
  private let target: Int64
  /// The odd millisecond that the finish takes, or 0.
  private(set) var oddMillisecond: Int64 = 0

  /// - Parameter target: how long all segments have to last, in milliseconds.
  init(_ drafts: [Draft], target: Int64) {
    self.target = target
    var rights: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() { if let twin = draft.twin { rights[twin] = index } }
    var fixed = drafts.reduce(0) { $0 + $1.length }
    for (index, draft) in drafts.enumerated() where draft.twin == nil {
      guard let unknown = FittingUnknown(drafts, index, rights[index]) else { continue }
      fixed -= unknown.sides * draft.length
      unknowns.append(unknown)
    }
    self.fixed = fixed
  }

  /// How fitting ended.
  enum Outcome {
    case exact
    /// The target is shorter than the shortest session; everything is as short as it may be.
    case shortest
    /// The target is longer than the longest session; everything is as long as it may be.
    case longest
    /// Whole breaths cannot add up to the target. The values are the nearest totals that were found.
    ///
    /// - Parameter isAll: whether all totals were looked at, so that none is nearer.
    case inexact(below: Int64?, above: Int64?, isAll: Bool)
  }

  /// Finds lengths that add up to the target, or come near it.
  mutating func solve() -> Outcome {
    if target < total(\.from) {
      takeExtreme(.shortest)
      return .shortest
    }
    if target > total(\.to) {
      takeExtreme(.longest)
      return .longest
    }
    return solveWithin()
  }

  enum Extreme: Int, CaseIterable { case shortest = -1, longest = 1 }

  /// Makes everything as short or as long as it may be.
  mutating func takeExtreme(_ extreme: Extreme) {
    for i in unknowns.indices { unknowns[i].take(Double(extreme.rawValue)) }
  }

  /// Gives the segments the lengths that were found.
  func apply(to drafts: inout [Draft]) {
    for unknown in unknowns { unknown.apply(to: &drafts) }
    drafts[drafts.count - 1].length += oddMillisecond
  }

  private func total(_ length: KeyPath<FittingUnknown, Int64>) -> Int64 {
    unknowns.reduce(fixed) { $0 + $1.sides * $1[keyPath: length] }
  }

  // MARK: Solving

  private mutating func solveWithin() -> Outcome {
    shareOut()
    var missing = target - total(\.length)
    moveBreaths(&missing)
    if isWithinRoom(missing) {
      distribute(missing)
      return .exact
    }
    shareOut()
    var search = BreathSearch(unknowns.filter(\.breathes))
    let elastic = unknowns.filter { !$0.breathes }
    let (least, most) = elastic.reduce((Int64(0), Int64(0))) { ($0.0 + $1.sides * $1.from, $0.1 + $1.sides * $1.to) }
    let wanted = target - fixed
    let near = search.find((wanted - most)...(wanted - least))
    guard let counts = near.counts else {
      return .inexact(
        below: near.below.map { $0 + fixed + most }, above: near.above.map { $0 + fixed + least },
        isAll: !search.isThinned)
    }
    var next = counts.makeIterator()
    for i in unknowns.indices where unknowns[i].breathes { unknowns[i].count = next.next()! }
    distribute(target - total(\.length))
    return .exact
  }

  /// Gives all lengths the same share of their room, and rounds them to whole breaths.
  private mutating func shareOut() {
    let wish = total(\.wish)
    let room = target >= wish ? total(\.to) - wish : wish - total(\.from)
    let share = room == 0 ? 0 : Double(target - wish) / Double(room)
    for i in unknowns.indices { unknowns[i].take(share) }
  }

  private func room(_ sign: Int64) -> Int64 {
    unknowns.reduce(0) { $1.breathes ? $0 : $0 + $1.sides * $1.room(sign) }
  }

  private func isWithinRoom(_ missing: Int64) -> Bool { abs(missing) <= room(missing.signum()) }

  /// Adds a breath to breathing steps, or takes one away, until the lengths without breaths can take what is missing.
  /// The first step to change is the one that rounding moved furthest in the other direction.
  private mutating func moveBreaths(_ missing: inout Int64) {
    let (up, down) = (room(1), room(-1))
    let byRounding = unknowns.indices.filter { unknowns[$0].breathes }
      .sorted { (unknowns[$0].rounding, $0) < (unknowns[$1].rounding, $1) }
    let byRoundingUp = unknowns.indices.filter { unknowns[$0].breathes }
      .sorted { (-unknowns[$0].rounding, $0) < (-unknowns[$1].rounding, $1) }
    var moved: Set<Int> = []
    var next = (up: byRounding.makeIterator(), down: byRoundingUp.makeIterator())
    while missing > up || missing < -down {
      let sign = missing.signum()
      guard let i = sign > 0 ? next.up.next() : next.down.next() else { return }
      guard !moved.contains(i), unknowns[i].counts.contains(unknowns[i].count + Int(sign)) else { continue }
      moved.insert(i)
      let before = unknowns[i].length
      unknowns[i].count += Int(sign)
      missing -= unknowns[i].sides * (unknowns[i].length - before)
    }
  }

  /// Shares out what is missing among the elastic lengths without breaths, in proportion to their room.
  private mutating func distribute(_ missing: Int64) {
    let sign = missing.signum()
    guard sign != 0 else { return }
    let all = room(sign)
    var left = abs(missing)
    let elastic = unknowns.indices.filter { !unknowns[$0].breathes }
    for i in elastic {
      let share = abs(missing) * unknowns[i].room(sign) / all
      left -= unknowns[i].sides * share
      unknowns[i].length += sign * share
    }
    // The shares were rounded down; the milliseconds that are left are given out one by one.
    var before = left + 1
    while left > 0, left < before {
      before = left
      for i in elastic where left >= unknowns[i].sides && unknowns[i].room(sign) > 0 {
        unknowns[i].length += sign
        left -= unknowns[i].sides
      }
    }
    // One millisecond is left, and only lengths with two sides have room.
    guard left > 0 else { return }
    oddMillisecond = 1
    if sign < 0, let i = elastic.first(where: { unknowns[$0].room(sign) > 0 }) { unknowns[i].length -= 1 }
  }
}

/// A length that fitting may change: that of an elastic segment, or the common one of its two sides.
struct FittingUnknown {
  let kind: SegmentKind
  let indices: [Int]
  /// The least length of one side, in milliseconds; whole breaths if it breathes.
  let from: Int64
  let to: Int64
  /// The length that it would have without fitting.
  let wish: Int64
  private let breathing: Draft.Breathing?
  /// How few and how many breaths it may have.
  let counts: ClosedRange<Int>
  /// How many milliseconds rounding to whole breaths has added.
  private(set) var rounding = 0.0
  var length: Int64
  var count: Int { didSet { length = breathing?.length(of: count) ?? length } }

  var sides: Int64 { Int64(indices.count) }
  var breathes: Bool { breathing != nil }

  /// Takes a segment, and its counterpart on the right if there is one; nil if its length cannot change.
  init?(_ drafts: [Draft], _ index: Int, _ right: Int?) {
    let draft = drafts[index]
    switch draft.kind {
    case .roll, .hold, .stretch, .rest: if draft.isReleased { return nil }
    default: return nil
    }
    (kind, indices) = (draft.kind, [index] + (right.map { [$0] } ?? []))
    breathing = draft.breathing
    length = draft.length
    if let breathing {
      // Bounds are rounded inwards to whole breaths, unless the length itself would then be outside.
      var (least, most) = (breathing.count(lasting: draft.from), breathing.count(within: draft.to))
      if draft.from >= draft.wish { least = min(least, breathing.count) }
      if draft.to <= draft.wish { most = max(most, breathing.count) }
      guard least < most else { return nil }
      counts = least...most
      (count, from, to) = (breathing.count, breathing.length(of: least), breathing.length(of: most))
    } else {
      guard draft.from < draft.to else { return nil }
      (counts, count, from, to) = (0...0, 0, draft.from, draft.to)
    }
    wish = min(max(draft.wish, from), to)
  }

  func room(_ sign: Int64) -> Int64 { sign < 0 ? length - from : to - length }

  /// Moves the length from the wished one towards a bound by a share of the way: −1 is the least, 1 the greatest.
  mutating func take(_ share: Double) {
    let exact = Double(wish) + share * Double(share < 0 ? wish - from : to - wish)
    guard let breathing else {
      length = min(max(Int64(exact.rounded()), from), to)
      return
    }
    let period = breathing.breath.period(at: (breathing.start + breathing.end) / 2)!
    count = min(max(Int(exact / period + 0.5), counts.lowerBound), counts.upperBound)
    rounding = Double(length) - exact
  }

  /// How long one side would be with this many breaths.
  func length(of count: Int) -> Int64 { breathing?.length(of: count) ?? length }

  func apply(to drafts: inout [Draft]) {
    for index in indices {
      drafts[index].length = length
      if breathing != nil { drafts[index].breathing!.count = count }
    }
  }
}
