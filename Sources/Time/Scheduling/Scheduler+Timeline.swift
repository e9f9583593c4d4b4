import Routines
import Settings

/// Turns drafts and blocks into the segments and cues of a timeline.
extension Scheduler {
  func timeline() -> Timeline {
    let segments = segments()
    return Timeline(
      segments: segments, cues: cues(blocks), notes: notes, duration: segments.last?.end ?? .zero,
      unknown: maker.unknown, phrases: maker.phrases)
  }

  private func segments() -> [Segment] {
    var start: Int64 = 0
    // A finish without length is no segment.
    return (drafts.last!.length == 0 ? drafts.dropLast() : drafts[...]).map { draft in
      defer { start += draft.length }
      return Segment(
        id: draft.id, start: .milliseconds(start), end: .milliseconds(start + draft.length), area: draft.area,
        tool: draft.tool, spots: draft.spots, set: draft.set, sets: draft.sets, title: draft.title,
        breaths: draft.breathing?.phases ?? [], releasable: draft.isReleased ? .milliseconds(draft.from) : nil)
    }
  }

  private func cues(_ blocks: [Block]) -> [Cue] {
    var keyed: [(at: Int64, segment: Int, rule: Int, index: Int, cue: Cue)] = []
    for block in blocks {
      let rule = block.rule < 0 ? nil : plan.rules(block.isOfSession ? 0 : drafts[block.segment].scope)[block.rule]
      for (index, sound) in block.sounds.enumerated() {
        let at = block.start + sound.offset
        let cue = Cue(
          at: .milliseconds(at), duration: .milliseconds(sound.duration), kind: sound.kind, voicing: sound.voicing,
          rule: rule?.name, segment: block.segment, gain: rule?.gain ?? 0,
          pan: rule.map { pan($0.pan, drafts[block.segment].id.side, isVoice: sound.isVoice) } ?? 0,
          uncut: sound.uncut.map { .milliseconds($0) })
        keyed.append((at, block.segment, block.rule, index, cue))
      }
    }
    return keyed.sorted { ($0.at, $0.segment, $0.rule, $0.index) < ($1.at, $1.segment, $1.rule, $1.index) }.map(\.cue)
  }

  /// How far a cue about a side is panned to it: far enough to be noticed, and not lost to somebody with one good ear.
  private static let lean = 0.6
  /// A voice is panned less, so that it stays as loud as in the middle to within 1 LU; its words tell the side besides.
  private static let voiceLean = 0.4

  func pan(_ pan: Pan, _ side: Side, isVoice: Bool) -> Double {
    let lean = isVoice ? Self.voiceLean : Self.lean
    return switch pan {
    case .fixed(let value): value
    case .side: side == .left ? -lean : side == .right ? lean : 0
    }
  }
}
