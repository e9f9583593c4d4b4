import Routines
import Settings

/// The sounds that announce a segment again when the listener asks where they are: those of the rules `area` and
/// `side`, one after the other from time zero.
///
/// - Parameter segment: the segment to announce.
/// - Returns: cues as in a timeline, except for their segment's index. Lines that nobody has spoken are left out. Empty
///   for a segment without an area.
/// - Note: the words are those of the announcement at the beginning of the position or side.
package func announcement(
  _ plan: Plan, lengths: [Voicing: SoundLengths], of segment: SegmentID
) -> [Cue] {
  var maker = BlockMaker(plan, lengths)
  let scheduler = Scheduler(plan, lengths)
  let drafts = scheduler.drafts
  guard let index = drafts.firstIndex(where: { $0.id == segment }), drafts[index].area != nil else { return [] }
  // The words are those with which the position or side was announced when it began, because these are spoken already.
  let opening = drafts[...index].lastIndex { $0.opens != nil } ?? index
  let wording = Wording(plan: plan, drafts: drafts)
  let hasSide = segment.side == .left || segment.side == .right
  var cues: [Cue] = []
  var time: Int64 = 0
  var hasLine = false
  for rule in plan.rules(drafts[index].scope) where rule.name == "area" || (rule.name == "side" && hasSide) {
    for sound in maker.sounds(rule.block, isCountdown: false, { wording.line($0, segment: opening) }) {
      if sound.isVoice {
        // One line is enough, and a line that has not been spoken would leave a silence.
        if hasLine || lengths[sound.voicing] == nil { continue }
        hasLine = true
      }
      cues.append(
        Cue(
          at: .milliseconds(time), duration: .milliseconds(sound.duration), kind: sound.kind, voicing: sound.voicing,
          rule: rule.name, segment: index, gain: rule.gain,
          pan: scheduler.pan(rule.pan, segment.side, isVoice: sound.isVoice)))
      time += sound.voiceClearance + Block.gap
    }
  }
  return cues
}

extension Cue {
  /// The name of the sound that is used as a tick.
  package static let tickName = "tick"

  /// A tick that no rule makes.
  package static func tick(at time: Duration, segment: Int, gain: Double = 0) -> Cue {
    Cue(
      at: time, duration: .milliseconds(50), kind: .tick, voicing: .chime(tickName), rule: nil, segment: segment,
      gain: gain, pan: 0)
  }
}
