import Routines
import Units

/// An option of a session or of its guide, described once. The command line, the rows of a batch, the record inside a
/// guide and the saved place of `--resume` all use this description. `Flags` reads its value.
package struct SessionOption: Hashable, Sendable {
  /// The name. It is written after two dashes, as a column of a table, and as a key of `settings.flags`.
  package var name: String
  /// What values it takes.
  package var kind: Kind
  /// The explanation in `--help`, with the default.
  package var help: String
  /// What it changes: the session, the guide, or which files are written.
  package var scope: Scope
  /// Whether the value is a text that is taken as it is. Other values are read as in a file, where `{ … }` is a map.
  package var isText: Bool

  /// What values an option takes.
  package enum Kind: Hashable, Sendable {
    /// No value: the option is given or not.
    case flag
    /// One value; the text is the placeholder in help.
    case value(String)
    /// Several values: the option may be given several times. In a cell of a table, semicolons separate them.
    case list(String)
  }

  /// What an option is about.
  package enum Scope: Hashable, Sendable {
    /// The session, played or written.
    case session
    /// The guide that is written of the session; it is kept in the guide's record.
    case guide
    /// Which files are written. Such an option is not kept, because it changes nothing in the guide.
    case files
  }

  private init(_ name: String, _ kind: Kind, _ scope: Scope = .session, isText: Bool = false, help: String) {
    (self.name, self.kind, self.scope, self.isText, self.help) = (name, kind, scope, isText, help)
  }

  /// The placeholder for its value in help; nil for a flag.
  package var valueName: String? {
    switch kind {
    case .flag: nil
    case .value(let name), .list(let name): name
    }
  }

  /// Whether it may be given several times.
  package var isList: Bool { if case .list = kind { true } else { false } }

  /// The option with a name; nil if there is none.
  package init?(named name: String) {
    guard let option = Self.byName[name] else { return nil }
    self = option
  }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  private static func standard(_ key: LengthKey) -> String { "Default \(key.standard.text)." }

  /// All options, in the order in which help and records list them.
  package static let all = [
    SessionOption(
      "hold", .value("length"), help: "How long to stay on a tender spot: 60s, 5 breaths. \(standard(.hold))"),
    SessionOption("roll", .value("time"), help: "How long to search for a spot; 0s: not at all. \(standard(.roll))"),
    SessionOption("settle", .value("time"), help: "Time to get into a new position. \(standard(.settle))"),
    SessionOption("switch", .value("time"), help: "Time to change sides. \(standard(.switch))"),
    SessionOption(
      "rest", .value("time"), help: "How long a rest is, where the routine does not say. \(standard(.rest))"),
    SessionOption("stretch", .value("time"), help: "How long to hold a stretch. \(standard(.stretch))"),
    SessionOption("ready", .value("time"), help: "Time before the first position. \(standard(.ready))"),
    SessionOption(
      "spots", .value("n"),
      help: "How many tender spots an area has, 0 to \(TimingLayer.maximumSpots). Default \(TimingLayer.standardSpots)."
    ),
    SessionOption(
      "breath", .value("breath"),
      help:
        "4-0-6-0 (in-hold-out-pause in seconds), 6/min, a name such as box, or off; see \"unknot help breath\". Default \(Breath.standard.text)."
    ),
    SessionOption(
      "fit", .value("time"), help: "Fit the session into this time: 12m, 9m30s. Default: as long as it is."),
    SessionOption(
      "scale", .value("factor"),
      help: "Multiply rolls, holds, stretches and rests, 0.1 to 10: 2 is twice as long. Default 1."),
    SessionOption(
      "sides", .value("sides"),
      help: "left, right, both or none instead of one side after the other. Default: as the routine says."),
    SessionOption(
      "cues", .value("profile"), isText: true,
      help:
        "A profile of cues by name (\(Layer.shippedProfiles.joined(separator: ", "))) or file. Default \(Layer.shippedProfiles[0])."
    ),
    SessionOption(
      "cue", .list("rule[.key]=value"), isText: true,
      help: "Silence a cue rule, or change one key of it: halfway=off, countdown.last=5. Default: none."),
    SessionOption(
      "volume", .list("[bus=]dB|off"), isText: true,
      help: """
        The volume of everything, -6, or of a bus (\(Bus.allCases.map(\.name).joined(separator: ", "))): breath=-6, \
        chimes=off. Default 0.
        """),
    SessionOption(
      "voice", .value("name"), isText: true,
      help: "The speech program's voice; \"unknot sounds --voices\" lists them. Default: its usual one."),
    SessionOption("no-voice", .flag, help: "Without a voice: chimes and tones only."),
    SessionOption(
      "language", .value("code"),
      help:
        "The language of the phrases, such as en or de; what a routine says in its own words stays. Default: yours, or the routine's."
    ),
    SessionOption(
      "title", .value("title"), .guide, isText: true, help: "What the guide is called, instead of the routine's title."),
    SessionOption(
      "rate", .value("rate"), .guide,
      help: "Frames per second: 8000 to 192000, 48000 if not given; some formats have a few of these."),
    SessionOption("channels", .value("channels"), .guide, help: "1 for mono, 2 for stereo, which it is if not given."),
    SessionOption(
      "bits", .value("bits"), .guide,
      help: "Bits of a sample: 16, which it has if not given, 24 or float, where a format keeps every sample."),
    SessionOption(
      "quality", .value("0-10"), .guide,
      help: "What formats keep that do not keep every sample: 0, small, to 10, large. Default 5; 3 for html."),
    SessionOption(
      "format", .value("format"), .files,
      help: "The format, such as ogg, mp3, or html, a page; by the ending of --output if not given, else wav."),
    SessionOption(
      "sidecars", .flag, .files,
      help: "Also write beside the guide: captions (vtt, srt, lrc), chapters.json, csv, labels.txt."),
    SessionOption("split", .value("steps"), .files, help: "One file for each step, and a playlist."),
  ]
}
