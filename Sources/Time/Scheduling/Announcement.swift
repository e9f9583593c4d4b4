import Routines
import Settings

/// What says where the listener is: the sounds of the rules `area` and `side` for a segment, whenever they are wanted
/// again, one after the other from zero.
///
/// - Parameter segment: its identity.
/// - Returns: cues as in a timeline, but for the index of their segment, none with a line that nobody has spoken. Empty for
///   a segment without an area.
package func announcement(
  _ plan: Plan, lengths: [Voicing: SoundLengths], of segment: SegmentID
) -> [Cue] {
  var maker = BlockMaker(plan, lengths)
  let scheduler = Scheduler(plan, lengths)
  let drafts = scheduler.drafts
  guard let index = drafts.firstIndex(where: { $0.id == segment }), drafts[index].area != nil else { return [] }
  // In the words with which the position or side was announced when it began: those have been spoken.
  let opening = drafts[...index].lastIndex { $0.opens != nil } ?? index
  let wording = Wording(plan: plan, drafts: drafts)
  let hasSide = segment.side == .left || segment.side == .right
  var cues: [Cue] = []
  var time: Int64 = 0
  var hasLine = false
  for rule in plan.rules(drafts[index].scope) where rule.name == "area" || (rule.name == "side" && hasSide) {
    for sound in maker.sounds(rule.block, isCountdown: false, { wording.line($0, segment: opening) }) {
      if sound.isVoice {
        // One line says both; one that nobody has spoken yet would only be a hole.
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
  /// The name of the sound that a tick is.
  package static let tickName = "tick"

  /// A tick that no rule made.
  package static func tick(at time: Duration, segment: Int, gain: Double = 0) -> Cue {
    Cue(
      at: time, duration: .milliseconds(50), kind: .tick, voicing: .chime(tickName), rule: nil, segment: segment,
      gain: gain, pan: 0)
  }
}
