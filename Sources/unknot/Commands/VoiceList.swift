import Documents
import Exports
import Sessions
import Settings
import Speech
import Threads
import Units

/// What `unknot sounds --voices` shows: the speech programs that are here, and the voices that each has.
struct VoiceList {
  private let setup: SpeechSetup
  private let language: String?

  init(_ options: GuideFlags) throws {
    let diagnostics = Diagnostics()
    let library = Library()
    let machine = try library.config(diagnostics).machine
    setup = SpeechSetup(SpeechConfig(machine, own: machine, diagnostics), options, library)
    language = options.language
    try report(diagnostics)
  }

  func show() throws {
    var programs = SpeechProgram.presets
    if let own = setup.settings.program, !programs.contains(where: { $0.command == own.command }) {
      programs.insert(own, at: 0)
    }
    let used = setup.settings.isOff ? nil : setup.installed
    if setup.settings.isOff {
      Console.error("Your config says \"speech: off\".")
    } else if used == nil {
      Console.error(setup.missing)
    }
    var rows = [["program", "voice", "language", ""]]
    for program in programs {
      guard let installed = InstalledProgram(program, searchPath: setup.searchPath) else {
        rows.append([program.name, "–", "–", "not installed"])
        continue
      }
      let isUsed = used?.path == installed.path
      let voices = (waiting { await installed.voices() } ?? []).filter(isWanted)
      let remark = isUsed ? "speaks, unless told otherwise" : program.needsVoice ? "needs a voice in the config" : ""
      rows.append([program.name, "", "", remark])
      for voice in voices { rows.append(["", voice.name, voice.languages, voice.remark]) }
    }
    try Console.table(rows, wraps: Set(0..<(rows.map(\.count).max() ?? 0)))
  }

  /// Whether a voice is listed: with `--language`, only those of that language are.
  private func isWanted(_ voice: FoundVoice) -> Bool {
    language.map(voice.isFor) ?? true
  }
}
