import Routines

/// The explanations of keys that editors show.
enum SchemaTexts {
  static let routine = [
    ("title", "The name that people see; the file's name if you leave it out."),
    ("summary", "One plain sentence on what the session is for."),
    ("language", "The language of the texts in this file, such as en or pt-BR."),
    ("voice", "The voice that speaks them, by name."),
    ("tools", "What has to be at hand: roller, ball, …"),
    ("when", "When it fits: any-time, cool-down, …"),
    ("cautions", "What to mind, in whole sentences."),
    ("profile", "The set of cue rules that the session starts from, by name."),
    ("timing", "How long everything lasts. Set only what you need: the rest is left to whoever plays it."),
    ("cues", "What sounds where: rules by name. Naming a rule again changes only the keys given."),
    ("steps", "What to do, one after the other."),
    ("settings", "Written by unknot extract: what the session was made with."),
  ]

  static let config = [
    (
      "profile",
      "The cue rules that every session starts from: \(Layer.shippedProfiles.joined(separator: ", ")), or your own."
    ),
    ("timing", "Your own defaults for how long everything lasts."),
    ("cues", "Your own changes to cue rules, for every routine."),
    ("volume", "Decibels or off: for everything, or a map by bus."),
    ("voice", "The voice that speaks, by name."),
    ("language", "The language of built-in phrases, such as en or de."),
    ("device", "Where sound goes: an ALSA device as unknot devices lists them."),
    ("plain", "on for plain lines instead of a screen, as a screen reader wants them."),
    ("keep-alive", "on to keep Bluetooth and power-saving outputs awake."),
    ("latency", "How much sound is queued, 20ms to 10s."),
    ("routines", "What holds for single routines, by their names; stronger than what the routine itself says."),
    ("speech", "The program that speaks, or off."),
  ]

  static let speech = [
    ("program", "A known speech program: espeak-ng, pico2wave, flite or piper; or what a command is called."),
    ("command", "Any other: a list of words with {file}, {text}, {voice}, {language}, {locale} and {rate} in them."),
    ("voice", "Its usual voice; for piper, the path of a model."), ("voices", "Voices by language."),
    ("rate", "Words a minute, 60 to 400."),
  ]

  static let buses = [
    ("all", "Everything, over the volumes of single buses."), ("voice", "Spoken lines."),
    ("chimes", "Chimes, ticks and sound files."), ("breath", "Breath tones."),
    ("bed", "The background."),
  ]

  static let step = [
    ("roll", "Roll an area and stay on its tender spots."),
    ("stretch", "Stretch an area and stay still."),
    ("rest", "Do nothing for a while; in a group, the rest between two rounds."),
    ("breathe", "Breathe with the tones, for a time or a number of breaths."),
    ("wait", "Whatever you need; goes on by itself after this time."),
    ("say", "A spoken line. Without a voice it is left out."),
    ("chime", "A sound by its name; unknot sounds lists them."),
    ("sound", "A sound file in the folder of this file or below it."),
    ("steps", "The steps of a group."),
    ("repeat", "How many times the group is done."),
    ("sides", "each: the whole step left, then right. Left out: as the area usually is."),
    ("tool", "Instead of the area's usual tool."),
    ("title", "Shown instead of what the step does."),
    ("timing", "Lengths for this step or group only."),
    ("cues", "Cue rules for this step or group only."),
  ]

  static let builtInRules = [
    ("ready", "Built in: at the start of the session."), ("area", "Built in: a new position begins."),
    ("side", "Built in: a new side begins."), ("rest", "Built in: a rest begins."),
    ("countdown", "Built in: ticks in the last three seconds before a change."),
    ("go", "Built in: the end of settling and resting."), ("hold", "Built in: a hold begins."),
    ("halfway", "Built in: the middle of holds and stretches longer than 40s."),
    ("breath", "Built in: the breath tone."), ("release", "Built in: the end of a hold."),
    ("finish", "Built in: the end of the session."),
  ]
}
