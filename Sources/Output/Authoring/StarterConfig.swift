import Routines
import Units

/// The config file that `unknot config --init` writes: every setting is commented out, and is valid when the `#` is
/// removed.
package enum StarterConfig {
  /// The text of the file.
  package static let text = """
    # What you want of every session. A line counts once its first "#" is gone; "unknot config" shows what is in force.
    # Later layers win: built-in, profile, this file, the routine, "routines:" below, groups and steps, the command line.

    # standard, quiet (no voice), guided (more of it), beeps, or one of your own in profiles/ beside this file.
    #profile: quiet

    #timing:
    \(timing)

    # Any rule by name; only the keys given change. "unknot config" lists them all.
    #cues:
    #  halfway: off
    #  countdown: { last: 5 }     # five ticks instead of three
    #  soften: { on: hold, every: 20s, say: "Ease off if you tense up." }

    # In decibels, or off.
    #volume:
    #  breath: -6
    #  chimes: 0

    # Where the sound goes; "unknot devices" lists the names.
    #device: default

    # Plain lines instead of a screen; outputs kept awake; how much sound is queued.
    #plain: on
    #keep-alive: on
    #latency: 2s

    # What you want of single routines; it overrules what they say themselves.
    #routines:
    #  lower-body:
    #    timing: { hold: 40s, spots: 1 }
    #    cues: { countdown: off }

    """

  /// Each timing key with its default and what it means.
  private static var timing: String {
    let remarks: [(String, String)] = [
      ("ready", "before the first position"), ("settle", "to get into a new position"),
      ("switch", "to change sides"), ("roll", "looking for a tender spot"),
      ("hold", "staying on it; rounded to whole breaths"), ("stretch", "staying still in it"),
      ("rest", "where a routine does not say"),
    ]
    var lines = remarks.map { name, remark in ("\(name): \(LengthKey(rawValue: name)!.standard.text)", remark) }
    lines.append(("spots: \(TimingLayer.standardSpots)", "tender spots in each area"))
    lines.append(
      ("breath: \(Breath.standard.text)", "in-hold-out-pause; also \"6/min\", \"from 8/min to 5/min\", or off"))
    return lines.map { line, remark in
      "#  \(line)" + String(repeating: " ", count: max(1, 27 - line.count)) + "# \(remark)"
    }.joined(separator: "\n")
  }
}
