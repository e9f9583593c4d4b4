import Documents
import Sessions
import SoundFiles

/// What people mean who write an option or a command of another program. Near misses in letters are left to the parser
/// of the command line.
package struct Meanings {
  /// The names of the commands, in the order in which help lists them.
  private let commandNames: [String]
  /// Whether a command has an option.
  private let declares: (_ command: String, _ option: String) -> Bool

  /// The meanings for a program's commands.
  ///
  /// - Parameters:
  ///   - commandNames: the names of the commands, in the order in which help lists them.
  ///   - declares: whether a command has an option, which is given with its hyphens.
  package init(_ commandNames: [String], declares: @escaping (_ command: String, _ option: String) -> Bool) {
    (self.commandNames, self.declares) = (commandNames, declares)
  }

  /// What to write instead, if a command line was refused for a word whose meaning is known.
  ///
  /// - Parameters:
  ///   - arguments: the command line without the name of the program.
  ///   - message: why the parser refused it.
  /// - Returns: a message, or nil if the parser's own says it as well.
  package func hint(_ arguments: [String], refusedFor message: String) -> String? {
    guard !message.isEmpty, let first = arguments.first else { return nil }
    if !first.hasPrefix("-"), !commandNames.contains(first) {
      let start = "there is no command \"\(first)\""
      return Self.answer(toCommand: first).map { "\(start); \($0)" } ?? Self.routine(first).map { "\(start); \($0)" }
        ?? nearest(to: first, among: commandNames).first.map { "\(start); did you mean \"\($0)\"?" }
        ?? "\(start); \"unknot help\" lists them"
    }
    for argument in arguments where argument.hasPrefix("-") && argument != "-" {
      let option = String(argument.prefix { $0 != "=" })
      guard message.contains("'\(option)'") else { continue }
      let word = String(option.drop { $0 == "-" }).lowercased()
      // An option of another command of ours is named with that command.
      let owners = commandNames.filter { $0 != first && declares($0, option) }
      let answer = Self.answer(toOption: word, of: first) ?? owners.first.map { "it is an option of \"unknot \($0)\"" }
      if let answer { return "\(first.hasPrefix("-") ? "" : "\(first) has ")no option \(option); \(answer)" }
    }
    return nil
  }

  /// What to write instead of a command; nil if its meaning is not known.
  package static func answer(toCommand word: String) -> String? {
    let key = word.lowercased()
    return commands.first { $0.words.contains(key) }?.answer
  }

  private static func routine(_ word: String) -> String? {
    if Library.isPath(word) { return "write unknot play \(shellQuoted(word))" }
    let names = Library().routineNames()
    return names.first { $0 == word.lowercased() }.map { "write unknot play \($0)" }
      ?? nearest(to: word, among: names).first.map { "did you mean unknot play \($0)?" }
  }

  private static func answer(toOption word: String, of command: String) -> String? {
    if GuideFormat(ending: word) != nil {
      return "the ending of the file chooses: unknot render -o NAME.\(word)"
    }
    return options.first { $0.words.contains(word) }?.answer
  }

  private typealias Meaning = (words: Set<String>, answer: String)

  private static let options: [Meaning] = [
    (
      ["speed", "tempo", "pace", "factor", "slower", "faster", "multiplier", "time-scale", "playback-rate"],
      "--scale multiplies the times: --scale 2 is twice as long, --scale 0.5 half as long"
    ),
    (
      ["duration", "time", "length", "minutes", "min", "total", "for", "t", "how-long", "max-time"],
      "--fit 12m makes the session last 12 minutes"
    ),
    (
      ["dry-run", "n", "preview", "print", "show", "simulate", "what-if", "plan"],
      "\"unknot timeline\" shows what would sound, and plays nothing"
    ),
    (["v", "V", "version"], "write unknot --version"),
    (["start", "begin", "at", "seek", "skip", "start-at", "offset", "ss"], "--from 2m30s begins there, with play"),
    (["continue", "restore", "last", "c"], "\"unknot play --resume\" goes on where the last session was left"),
    (["left", "right", "both", "side", "one-side"], "--sides left, right or both chooses the side"),
    (["loud", "loudness", "gain", "vol", "louder", "softer", "db"], "--volume -6 is softer, --volume 3 louder"),
    (
      ["mute", "silent", "quiet", "q", "no-speech", "no-tts", "no-talk", "chimes-only", "s"],
      "--no-voice leaves the words away, --volume voice=off one bus"
    ),
    (["lang", "locale", "l", "german", "deutsch"], "--language de chooses the language"),
    (["speaker", "tts", "speech"], "--voice NAME chooses who speaks; \"unknot sounds --voices\" lists the names"),
    (
      ["inhale", "exhale", "pattern", "breathing", "breathe", "breaths", "bpm", "box"],
      "--breath 4-7-8 or --breath box sets the breath; \"unknot help breath\" lists what there is"
    ),
    (["interval", "work", "seconds", "stay", "holds"], "--hold 60s sets how long to stay on a spot"),
    (["break", "pause", "rests"], "--rest 20s sets the rests"),
    (["countdown", "delay", "prepare", "wait", "lead-in"], "--ready 10s sets the time to get ready"),
    (
      ["out", "outfile", "output-file", "file", "save", "export", "o", "output", "record"], "unknot render -o NAME.wav"
    ),
    (["card", "sink", "d", "audio-device", "output-device"], "--device NAME, with names from \"unknot devices\""),
    (["profile", "theme", "style", "preset"], "--cues NAME takes a profile of cues, such as guided or quiet"),
    (["chime", "bell", "gong", "tick", "beep"], "--cue RULE.chime=NAME, such as hold.chime=beep-low"),
    (["json", "csv", "svg", "png"], "--format chooses it, with unknot timeline"),
    (["no-color", "no-colour", "nocolor", "color", "colour"], "set NO_COLOR=1 in the environment for no colour"),
    (["config", "settings"], "the config is a file; \"unknot config\" shows where it is and what is in force"),
    (["list", "routines"], "\"unknot list\" lists the routines"),
    (["repeat", "rounds", "sets", "loop", "times", "reps"], "a routine says how often: \"repeat: 3\" with its steps"),
    (["exact", "seed", "shuffle", "random"], "a session is always the same, to the millisecond"),
  ]

  private static let commands: [Meaning] = [
    (
      ["start", "run", "go", "begin", "listen", "session", "roll", "now", "guide", "speak"],
      "write unknot play, with the name of a routine or without"
    ),
    (["resume", "continue"], "write unknot play --resume"),
    (["version", "v", "about"], "write unknot --version"),
    (
      ["export", "write", "save", "record", "generate", "make", "convert", "wav", "mp3", "encode"],
      "write unknot render"
    ),
    (["dry-run", "preview", "plan", "schedule", "cues", "segments", "describe", "info"], "write unknot timeline"),
    (["validate", "lint", "verify", "test"], "write unknot check"),
    (["ls", "routines", "all", "search", "find", "library"], "write unknot list"),
    (["create", "init", "add", "starter", "template"], "write unknot new NAME"),
    (["chimes", "audio", "voices", "voice", "chime"], "write unknot sounds; unknot sounds --voices for voices"),
    (["settings", "options", "configure", "preferences", "setup", "set"], "write unknot config"),
    (["cards", "sinks", "outputs", "soundcards"], "write unknot devices"),
    (
      ["pause", "stop", "next", "skip", "toggle", "previous", "quit"],
      "a session that plays takes keys, media keys and playerctl; ? shows the keys"
    ),
  ]
}
