import Foundation
import Shipped
import TestSupport
import Testing

extension CommandTests {
  /// `unknot config`, and the layers as the command finds them.
  @Suite struct Configs {
    private func write(_ text: String, to name: String, _ unknot: Unknot) throws {
      let path = "\(unknot.config)/\(name)"
      let folder = String(path[..<path.lastIndex(of: "/")!])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    @Test func everyValueIsShownWithItsOrigin() throws {
      let unknot = try Unknot()
      try write("profile: mine\ntiming:\n  hold: 40s\nvolume: { breath: -6 }\n", to: "config.yaml", unknot)
      try write("cues:\n  halfway: off\n", to: "profiles/mine.yaml", unknot)
      let result = try unknot.run("config", "--roll", "25s", "--cue", "countdown.last=5")
      #expect(result.status == 0 && result.errors.isEmpty)
      let lines = result.outputText.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      #expect(lines.contains("hold { for: 40s, from: 30s, to: 1m30s } config.yaml:3"))
      #expect(lines.contains("roll { for: 25s, from: 10s, to: 1m } --roll"))
      #expect(lines.contains("settle 12s built-in") && lines.contains("last: 5 --cue"))
      #expect(lines.contains("halfway off profiles/mine.yaml:2"))
      #expect(lines.contains("breath -6 dB config.yaml:4"))
      #expect(lines.contains("profile mine config.yaml:1"))
    }

    @Test func theStarterIsWrittenOnceAndRightWithAndWithoutItsComments() throws {
      let unknot = try Unknot()
      let path = "\(unknot.config)/config.yaml"
      let first = try unknot.run("config", "--init")
      #expect(first.status == 0 && first.outputText == path + "\n")
      #expect(try unknot.run("timeline", "first-roll").status == 0)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(try unknot.run("config", "--init").status == 73)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
      // Comments are a "#", one blank and words; anything else after "#" is a setting.
      let awake = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.hasPrefix("#") && (!line.hasPrefix("# ") || line.hasPrefix("#  "))
          ? String(line.dropFirst()) : String(line)
      }
      try write(awake.joined(separator: "\n"), to: "config.yaml", unknot)
      let result = try unknot.run("config", "lower-body")
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errorText)")
      #expect(result.outputText.contains(/profile +quiet +config.yaml/))
    }

    @Test func aProfileThatIsNotThereIsAMistakeWhereItIsNamed() throws {
      let unknot = try Unknot()
      try write("profile: quite\n", to: "config.yaml", unknot)
      let result = try unknot.run("timeline", "first-roll")
      #expect(result.status == 65)
      #expect(result.errorText.hasPrefix("\(unknot.config)/config.yaml:1:10: error: there is no profile \"quite\""))
      #expect(result.errorText.contains("did you mean \"quiet\"?"))
      let flag = try unknot.run("timeline", "first-roll", "--cues", "quite")
      #expect(flag.status == 64 && flag.errorText.hasPrefix("--cues:1:1: error: there is no profile \"quite\""))
    }

    @Test func everyShippedProfileAndRoutineGoTogether() throws {
      let unknot = try Unknot()
      for profile in Shipped.names(in: "profiles") {
        let result = try unknot.run("timeline", "full-body", "--cues", profile)
        #expect(result.status == 0 && result.errors.isEmpty, "\(profile): \(result.errorText)")
        #expect(result.outputText.contains("beep-double") == (profile == "beeps"))
      }
    }

    @Test func lowerBodyFitsFromUnderTenToOverTwentyFourMinutes() throws {
      let unknot = try Unknot()
      for (time, clock) in [("9m45s", "9:45"), ("12m", "12:00"), ("24m30.5s", "24:30.5")] {
        let result = try unknot.run("timeline", "lower-body", "--fit", time, "--exact")
        #expect(result.status == 0)
        #expect(result.outputText.hasPrefix("Lower body · \(clock)\n"))
        #expect(result.outputText.contains("note: fitted to \(time): hold "))
      }
      let short = try unknot.run("timeline", "lower-body", "--fit", "5m")
      #expect(
        short.status == 64 && short.errorText.contains("(the shortest)") && short.errorText.contains("(the longest)"))
    }

    @Test func theConfigsVolumesReachTheSamplesUnlessTheCommandLineSaysOtherwise() throws {
      let unknot = try Unknot()
      try write("volume: { chimes: off, breath: off }\n", to: "config.yaml", unknot)
      let (silent, loud) = (unknot.folder.path("silent.wav"), unknot.folder.path("loud.wav"))
      #expect(try unknot.run("render", "first-roll", "-o", silent).status == 0)
      #expect(try unknot.run("render", "first-roll", "-o", loud, "--volume", "chimes=0").status == 0)
      func isSilent(_ path: String) throws -> Bool {
        try SoundFile(path).read(as: Int16.self) { $0.allSatisfy { $0 == 0 } }
      }
      #expect(try isSilent(silent))
      #expect(try !isSilent(loud))
    }
  }
}
