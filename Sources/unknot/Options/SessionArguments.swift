import ArgumentParser
import Sessions
import Settings

/// The options on timing and cues that `play`, `render` and `timeline` share: the last layer over a routine.
struct SessionArguments: ParsableArguments {
  @Option(help: ArgumentHelp("How long to stay on a tender spot: 60s, 5 breaths.", valueName: "length"))
  var hold: String?
  @Option(help: ArgumentHelp("How long to search for a spot; 0s: not at all.", valueName: "time"))
  var roll: String?
  @Option(help: ArgumentHelp("Time to get into a new position.", valueName: "time"))
  var settle: String?
  @Option(name: .customLong("switch"), help: ArgumentHelp("Time to change sides.", valueName: "time"))
  var change: String?
  @Option(help: ArgumentHelp("How long a rest is, where the routine does not say.", valueName: "time"))
  var rest: String?
  @Option(help: ArgumentHelp("How long to hold a stretch.", valueName: "time"))
  var stretch: String?
  @Option(help: ArgumentHelp("Time before the first position.", valueName: "time"))
  var ready: String?
  @Option(help: ArgumentHelp("How many tender spots an area has, 0 to 20.", valueName: "n"))
  var spots: String?
  @Option(help: ArgumentHelp("In-hold-out-pause in seconds such as 4-0-6-0, a rate such as 6/min, or off."))
  var breath: String?
  @Option(help: ArgumentHelp("Fit the session into this time: 12m, 9m30s.", valueName: "time"))
  var fit: String?
  @Option(help: ArgumentHelp("Multiply rolls, holds, stretches and rests, 0.1 to 10.", valueName: "factor"))
  var scale: String?
  @Option(help: ArgumentHelp("left, right, both or none instead of one side after the other.", valueName: "sides"))
  var sides: String?
  @Option(
    help: ArgumentHelp("A profile of cues by name (standard, quiet, guided, beeps) or file.", valueName: "profile"))
  var cues: String?
  @Option(
    help: ArgumentHelp(
      "Silence a cue rule, or change one key of it: halfway=off, countdown.last=5.", valueName: "rule[.key]=value"))
  var cue: [String] = []
  @Option(
    help: ArgumentHelp("The volume of voice, chimes, breath or bed: breath=-6, chimes=off.", valueName: "bus=dB|off"))
  var volume: [String] = []
  @OptionGroup
  var voice: VoiceArguments

  /// Every flag that was given, with its value, in the order of `Flags.keys`.
  private var given: [(key: String, value: String)] {
    let single = [
      ("hold", hold), ("roll", roll), ("settle", settle), ("switch", change), ("rest", rest), ("stretch", stretch),
      ("ready", ready), ("spots", spots), ("breath", breath), ("fit", fit), ("scale", scale), ("sides", sides),
      ("cues", cues),
    ]
    return single.compactMap { key, value in value.map { (key, $0) } } + cue.map { ("cue", $0) }
      + volume.map { ("volume", $0) }
  }

  var options: SessionOptions { SessionOptions(flags: given, voice: voice.options) }
}
