import Routines
import Units

extension Rule {
  /// The least number of cues that the rule makes on a segment of a kind, judged by its length alone.
  ///
  /// - Parameters:
  ///   - length: the least length of the segment, in milliseconds.
  ///   - breath: the breath in force; a slowing one is counted at its slowest.
  func fewestCues(on kind: SegmentKind, length: Int64, breath: Breath) -> Int {
    guard on.contains(.kind(kind)), longerThan.map({ length > $0.milliseconds }) ?? true else { return 0 }
    let phases = breath.slowest
    let breaths = phases.map { Int(length / max(1, $0.period.milliseconds)) } ?? 0
    if block.breath != nil {
      return breaths * Phase.allCases.count { phase in phases.map { $0[phase] > .zero } ?? false }
    }
    // Lines are not counted, because they may have nothing to say.
    let sounds = (block.chime == nil ? 0 : 1) + (block.sound == nil ? 0 : 1)
    func position(_ anchor: Anchor) -> Int64 { anchor.position(in: .milliseconds(length)).milliseconds }
    switch placing {
    case .at(let anchors): return sounds * anchors.count { (0...length).contains(position($0)) }
    case .ends: return 0
    case .last(let count): return sounds * min(count, Int(length / 1000))
    case .each: return sounds * breaths
    case .every(let interval):
      let first = max(0, position(from ?? Anchor(.start, offset: interval)))
      let last = min(position(to ?? .end), length)
      return sounds * Int(max(0, last - first) / interval.milliseconds)
    }
  }
}

extension Breath {
  /// The longest breath; nil if breathing is off.
  fileprivate var slowest: BreathPhases? {
    if case .slowing(let from, let to, _) = self { phases(at: from > to ? 0 : 1) } else { phases(at: 0) }
  }
}
