import ArgumentParser
import Devices
import Guides
import PCM
import Rendering
import Sounds

/// `unknot sounds`
struct ShowSounds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sounds", abstract: "The sounds by name and meaning, or play one.",
    discussion: "Without a name, all sounds are listed. A file audio/NAME.yaml, .wav, .flac or .ogg in your config "
      + "folder takes the place of the shipped sound of that name.")

  @Argument(help: "The sound to play.")
  var name: String?
  @Option(help: ArgumentHelp("Where the sound goes; \"unknot devices\" lists the names.", valueName: "pcm"))
  var device = "default"

  func run() throws {
    try reporting {
      let library = SoundLibrary(Library())
      if let name { try play(name, library) } else { try list(library) }
    }
  }

  private func list(_ library: SoundLibrary) throws {
    var rows = [["name", "kind", "length", "what it tells you", ""]]
    for (name, result) in library.all() {
      switch result {
      case .success(let sound):
        let place = if case .file(let path) = sound.origin { path } else { "" }
        rows.append([name, sound.kind.rawValue, sound.whole.text, sound.meaning, place])
      case .failure(let error): rows.append([name, "–", "–", "cannot be used: \(error)", ""])
      }
    }
    try Console.output(columns(rows, right: [2]).map { $0 + "\n" }.joined())
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
    try Performance(score, format, on: device).run(until: interruption) { _ in nil }
  }
}
