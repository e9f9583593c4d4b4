import Live
import Routines
import Scheduling
import Settings

/// A routine with one area on both sides, and a minute's wait.
package let liveText = """
  timing: { ready: 10s, settle: 10s, switch: 8s, spots: 1, roll: 20s, hold: 40s, breath: 4-0-6-0 }
  steps:
    - roll: calves
    - wait: 60s
  """

/// A session to be commanded, with sounds of made-up lengths and without a voice.
package func liveState(_ text: String = liveText, edits: [Edit] = [], keepsAlive: Bool = false) throws -> LiveState {
  let plan = compile(text).plan!
  var lengths: [Voicing: SoundLengths] = [:]
  for name in plan.chimes { lengths[.chime(name.name)] = standardLengths(.chime(name.name)) }
  return try LiveState(try EditedSession(plan, lengths: lengths), edits: edits, keepsAlive: keepsAlive)
}
