import ArgumentParser
import Documents
import PCM
import Rendering
import Routines
import Scoring

/// The options on timing and cues that `play`, `render` and `timeline` share: the last layer over a routine.
struct SessionOptions: ParsableArguments {
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
  @Option(help: ArgumentHelp("A cue rule to silence: halfway=off.", valueName: "rule=off"))
  var cue: [String] = []
  @Option(
    help: ArgumentHelp("The volume of voice, chimes, breath or bed: breath=-6, chimes=off.", valueName: "bus=dB|off"))
  var volume: [String] = []
  @Flag(name: .customLong("no-voice"), help: "Without a voice: chimes and tones only.")
  var noVoice = false

  /// The layer of the command line; what is wrong with it is said with the option as its file.
  func layer(_ diagnostics: Diagnostics) -> Layer {
    var layer = Layer()
    let timing = [
      ("hold", hold), ("roll", roll), ("settle", settle), ("switch", change), ("rest", rest), ("stretch", stretch),
      ("ready", ready), ("spots", spots), ("breath", breath),
    ]
    for (key, value) in timing {
      guard let value, let node = Self.node("--\(key)", value, diagnostics) else { continue }
      layer.timing.set(key, node, diagnostics)
    }
    for argument in cue {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let source = SourceText(name: "--cue", text: argument)
      let place = Place(source, Mark(line: 1, column: 1))
      guard parts.count == 2, parts[1] == "off", !parts[0].isEmpty else {
        diagnostics.error(
          place, "\"\(argument)\" silences no rule; write the rule's name and =off, such as halfway=off")
        continue
      }
      layer.cues.append(RuleChange(name: parts[0], at: place, .silence))
    }
    return layer
  }

  /// The volumes in the score.
  func volumes() throws(Failure) -> Volumes {
    var volumes: Volumes = [:]
    for argument in volume {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let bus = Bus.allCases.first(where: { $0.name == parts[0] }) else {
        throw Failure(
          .usage,
          "--volume \(argument): write voice, chimes, breath or bed, \"=\", and decibels or off, such as breath=-6")
      }
      let number = parts[1].hasSuffix("dB") ? String(parts[1].dropLast(2)) : parts[1]
      if parts[1] == "off" {
        volumes[bus] = .off
      } else if let level = Double(number), (-60...12).contains(level) {
        volumes[bus] = .level(Decibels(level))
      } else {
        throw Failure(
          .usage, "--volume \(argument): \"\(parts[1])\" is no volume; write decibels from -60 to 12, or off")
      }
    }
    return volumes
  }

  /// The same options, to be shown in a command line; each value in quotes if a shell needs them.
  var arguments: [String] {
    let timing = [
      ("hold", hold), ("roll", roll), ("settle", settle), ("switch", change), ("rest", rest), ("stretch", stretch),
      ("ready", ready), ("spots", spots), ("breath", breath),
    ]
    var arguments = timing.flatMap { key, value in value.map { ["--\(key)", $0] } ?? [] }
    arguments += cue.flatMap { ["--cue", $0] } + volume.flatMap { ["--volume", $0] }
    return noVoice ? arguments + ["--no-voice"] : arguments
  }

  private static func node(_ option: String, _ value: String, _ diagnostics: Diagnostics) -> Node? {
    // A value is read as in a file, so that maps can be given too: --hold "{ until: released, from: 30s, to: 90s }".
    do { return try YAML.parse(SourceText(name: option, text: value)) } catch {
      diagnostics.add(error)
      return nil
    }
  }
}
