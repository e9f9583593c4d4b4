import ArgumentParser
import Devices
import Documents
import Exports
import PCM
import Rendering
import Sessions
import Settings
import Sounds
import Terminal
import Units

/// `unknot sounds`
struct ShowSounds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sounds", abstract: "The sounds by name and meaning, or hear one.",
    usage: "unknot sounds [<name>] [<options>]",
    discussion: "Without a name, all sounds are listed. A file audio/NAME in your config folder, that ends in "
      + "\(SoundLibrary.endings.map { ".\($0)" }.joined(separator: ", ")), takes the place of the shipped sound of that name."
  )

  @Argument(help: "The sound to play, or a line of several words to speak.")
  var name: String?
  @Flag(help: "Speak the argument, even if it is one word.")
  var say = false
  @Flag(help: "The speech programs and voices that are installed.")
  var voices = false
  @OptionGroup
  var voice: VoiceArguments
  @Option(
    help: ArgumentHelp(
      "Where the sound goes, \"default\" if neither this nor the config says; \"unknot devices\" lists the names.",
      valueName: "pcm"))
  var device: String?

  func run() throws {
    try reporting {
      if voices { return try VoiceList(guideFlags()).show() }
      let library = SoundLibrary(Library())
      guard let name else { return try list(library) }
      let isLine = say || (name.contains(" ") && !library.names().contains(name))
      try isLine ? speak(name) : play(name, library)
    }
  }

  func validate() throws {
    if say, name == nil { throw ValidationError("--say needs a line to speak.") }
    if voices, name != nil { throw ValidationError("--voices lists voices; leave \"\(name!)\" out to see them.") }
  }

  /// The options on who speaks.
  private func guideFlags() throws -> GuideFlags {
    let diagnostics = Diagnostics()
    let flags = Flags(OptionValues(of: self), diagnostics)
    try report(diagnostics)
    return flags.guide
  }

  private func target() throws -> DeviceInForce {
    let diagnostics = Diagnostics()
    let target = DeviceInForce(device, diagnostics)
    try report(diagnostics)
    return target
  }

  private func speak(_ text: String) throws {
    let format = StreamFormat()
    let diagnostics = Diagnostics()
    let line = try SingleLine.source(text, try guideFlags(), rate: format.rate, diagnostics)
    try report(diagnostics)
    guard let source = line else { throw Failure(.data) }
    let placement = Placement(start: .zero, length: source.length, source: 0, bus: .voice)
    let score = Score(placements: [placement], sources: [source], length: source.length)
    let interruption = Interruption()
    try Performance(score, format, on: try target()).run(until: interruption) { _ in nil }
  }

  private func list(_ library: SoundLibrary) throws {
    var rows = [["name", "kind", "length", "what it tells you", ""]]
    for (name, result) in library.all() {
      switch result {
      case .success(let sound):
        let place = if case .file(let path) = sound.origin { path } else { "" }
        rows.append([name, sound.kind.rawValue, sound.duration.text, sound.meaning, place])
      case .failure(let error): rows.append([name, "–", "–", "cannot be used: \(error)", ""])
      }
    }
    try Console.table(rows, right: [2], wraps: [3, 4])
  }

  private func play(_ name: String, _ library: SoundLibrary) throws {
    let sound: Sound
    do throws(SoundError) { sound = try library.sound(named: name) } catch {
      if case .notFound = error { throw Failure(.noInput, "\(error)") }
      throw Failure(.data, "\(error)")
    }
    let format = StreamFormat()
    let source = sound.source(rate: format.rate)
    let placement = Placement(
      start: .zero, length: source.length, source: 0, bus: sound.kind == .breath ? .breath : .chimes)
    let score = Score(placements: [placement], sources: [source], length: source.length)
    let interruption = Interruption()
    try Performance(score, format, on: try target()).run(until: interruption) { _ in nil }
  }
}
