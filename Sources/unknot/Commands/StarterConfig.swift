import Documents
import Files

/// The config file that `unknot config --init` writes: everything in it is commented out, and right if it is not.
enum StarterConfig {
  static let text = """
    # What you want of every session. A line counts once its first "#" is gone; "unknot config" shows what is in force.
    # Later layers win: built-in, profile, this file, the routine, "routines:" below, groups and steps, the command line.

    # standard, quiet (no voice), guided (more of it), beeps, or one of your own in profiles/ beside this file.
    #profile: quiet

    #timing:
    #  ready: 10s                 # before the first position
    #  settle: 12s                # to get into a new position
    #  switch: 6s                 # to change sides
    #  roll: 20s                  # looking for a tender spot
    #  hold: 50s                  # staying on it; rounded to whole breaths
    #  stretch: 30s
    #  rest: 20s
    #  spots: 2                   # tender spots in each area
    #  breath: 4-0-6-0            # in-hold-out-pause; also "6/min", "from 8/min to 5/min", or off

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

    # What you want of single routines; it overrules what they say themselves.
    #routines:
    #  lower-body:
    #    timing: { hold: 40s, spots: 1 }
    #    cues: { countdown: off }

    """

  /// Writes it, whole or not at all, and never over a file that is there.
  ///
  /// - Throws: a failure of status 73, or a `FileError`.
  static func write(to path: String) throws {
    try makeFolder(folder(of: path))
    guard try writeNew(text, to: path) else {
      throw Failure(.cannotCreate, "there is a config file already: \(path). Edit it, or move it away first")
    }
    try Console.output("\(path)\n")
  }
}
