import Foundation
import Shipped
import TestSupport
import Testing

extension CommandTests {
  /// What it answers when it is asked something.
  @Suite struct Answers {
    /// What ArgumentParser says of a command and those below it, as far as it is asked here.
    private struct Dump: Decodable {
      struct Command: Decodable {
        var commandName: String
        var shouldDisplay: Bool
        var subcommands: [Command]?

        /// The words that lead to each command below this one.
        var paths: [[String]] {
          (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }.flatMap { command in
            [[command.commandName]] + command.paths.map { [command.commandName] + $0 }
          }
        }
      }
      var command: Command
    }

    @Test func helpOfEverySubcommandIsThere() throws {
      let unknot = try Unknot()
      // Asked of the command itself, so that none is forgotten here.
      let dump = try JSONDecoder().decode(Dump.self, from: unknot.run("--experimental-dump-help").output)
      let paths = dump.command.paths
      #expect(paths.count >= 12 && paths.contains(["play"]) && paths.contains(["render"]))
      for arguments in [["--help"], []] + paths.flatMap({ [$0 + ["--help"], ["help"] + $0] }) {
        let result = try unknot.run(arguments)
        #expect(result.status == 0 && result.errors.isEmpty, "\(arguments)")
        #expect(result.outputText.contains("USAGE: unknot") && result.outputText.contains("OVERVIEW: "))
        #expect(result.outputText.split(separator: "\n").allSatisfy { $0.count <= 80 })
      }
      #expect(try unknot.run("--version").outputText.split(separator: ".").count == 3)
    }

    @Test func listShowsEveryRoutineOnceTheUsersOwnInThePlaceOfTheShipped() throws {
      let unknot = try Unknot()
      let shipped = Shipped.names(in: "routines")
      let result = try unknot.run("list")
      #expect(result.status == 0 && result.errors.isEmpty)
      let lines = result.outputText.split(separator: "\n")
      #expect(lines.dropFirst().map { String($0.prefix { $0 != " " }) }.filter { !$0.isEmpty } == shipped)
      #expect(lines.first { $0.hasPrefix("lower-body ") }?.contains("Lower body. A slow pass") == true)
      #expect(lines.contains { $0.hasSuffix("  quads, glutes, hamstrings, calves · roller") })
      try FileManager.default.createDirectory(
        atPath: unknot.config + "/routines", withIntermediateDirectories: true)
      for (name, text) in [
        ("back", "steps:\n  - roll: lats\n"), ("mine", "steps:\n  - rest: 40s\n"), ("wrong", "steps: 3\n"),
      ] {
        try text.write(toFile: "\(unknot.config)/routines/\(name).yaml", atomically: false, encoding: .utf8)
      }
      let own = try unknot.run("list").outputText.split(separator: "\n").dropFirst()
      #expect(Set(own.map { String($0.prefix { $0 != " " }) }) == Set(shipped + ["mine", "wrong", ""]))
      let back = try #require(own.firstIndex { $0.hasPrefix("back ") })
      #expect(own[back + 1].hasSuffix("  lats · roller") || own[back + 1].hasSuffix("  lats"), "\(own[back + 1])")
      #expect(own.contains { $0.hasPrefix("wrong ") && $0.hasSuffix("has mistakes: unknot check wrong") })
      #expect(try unknot.run("check", "wrong").errorText.contains("/routines/wrong.yaml:1:"))
    }

    @Test func soundsAreListedWithWhatTheyMean() throws {
      let result = try Unknot().run("sounds")
      #expect(result.status == 0 && result.errors.isEmpty)
      let names = result.outputText.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != " " }) }
        .filter { !$0.isEmpty }
      #expect(names.contains("hold") && names.contains("tick") && names.contains("tone") && names == names.sorted())
      #expect(result.outputText.contains("Hold still and breathe."))
    }

    @Test func devicesAreListedOrThereAreNone() throws {
      let result = try Unknot().run("devices")
      #expect([0, 69].contains(result.status))
      #expect(result.status == 69 ? result.output.isEmpty : result.outputText.hasPrefix("name "))
    }

    /// A session without its reader goes on: who plays by `play 2>&1 | head` wants to hear it.
    @Test func aPlayingSessionOutlivesTheReaderOfItsLines() throws {
      let unknot = try Unknot()
      try unknot.folder.write("steps:\n  - wait: 1s\n  - rest: 1s\n  - wait: 1s\n", to: "r.yaml")
      let result = try ChildProcess.run(
        "bash", ["-c", "\"$0\" play r.yaml --device null 2>&1 | head -n 1; echo ${PIPESTATUS[0]}", unknot.path],
        environment: unknot.environment, folder: unknot.folder.folder)
      #expect(result.outputText.hasSuffix("\n0\n"), "\(result.outputText)")
    }

    @Test func noColorTakesColourOnlyAndPlainTakesTheScreen() throws {
      let unknot = try Unknot()
      let shown = try [("", ""), ("1", ""), ("1", "--plain")].map { noColor, plain in
        try ChildProcess.run(
          "script", ["-qec", "\"\(unknot.path)\" play first-roll --device null --from 2m \(plain)", "/dev/null"],
          environment: unknot.environment.merging(["NO_COLOR": noColor, "TERM": "xterm"]) { $1 })
      }
      let colour = /\u{1B}\[[0-9;]+m/
      #expect(shown[0].outputText.contains(colour) && !shown[1].outputText.contains(colour))
      #expect(shown[1].outputText.contains("\u{1B}[") && !shown[2].outputText.contains("\u{1B}"))
      #expect(shown[2].outputText.contains("Hold calves, right\r\n"), "\(shown[2].outputText)")
    }

    @Test func checkTellsTheTimeOfWhatIsRight() throws {
      let unknot = try Unknot()
      let result = try unknot.run("check", "-", input: Data("steps:\n  - wait: 10s\n".utf8))
      #expect(result.status == 0)
      #expect(result.outputText.hasPrefix("<stdin>: no mistakes, 0:"), "\(result.outputText)")
      // A warning does not fail.
      let warned = try unknot.run("check", "-", input: Data("steps:\n  - roll: lower back\n".utf8))
      #expect(warned.status == 0 && warned.errorText.contains("<stdin>:2:5: warning: "), "\(warned.errorText)")
    }

    @Test func theTimelineInJSONHasTheKeysOfTheContract() throws {
      let result = try Unknot().run("timeline", "lower-body", "--format", "json")
      #expect(result.status == 0 && result.errors.isEmpty)
      let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
      #expect(Set(object.keys) == ["version", "routine", "title", "duration", "segments", "cues", "notes"])
      #expect(object["version"] as? Int == 1 && object["routine"] as? String == "lower-body")
      let segments = try #require(object["segments"] as? [[String: Any]])
      let cues = try #require(object["cues"] as? [[String: Any]])
      let segmentKeys: Set = ["id", "start", "end", "kind", "step", "area", "side", "spot", "set", "title"]
      #expect(segments.allSatisfy { Set($0.keys) == segmentKeys })
      let cueKeys: Set = [
        "at", "duration", "kind", "name", "rule", "segment", "text", "phase", "bus", "gain", "pan",
      ]
      #expect(cues.allSatisfy { Set($0.keys) == cueKeys })
      #expect(segments.last?["end"] as? Double == object["duration"] as? Double)
      #expect(Set(cues.compactMap { $0["bus"] as? String }) == ["chimes", "breath"])
      let sides = Set(segments.map { $0["side"] as? String })
      #expect(sides == [nil, "left", "right"])
    }

    @Test func aReaderThatGoesAwayIsNoReasonToComplain() throws {
      let unknot = try Unknot()
      for command in [
        "timeline full-body", "timeline full-body --format json", "schema routine", "list", "sounds", "--help",
      ] {
        let result = try ChildProcess.run(
          "bash", ["-c", "set -o pipefail; \"$0\" \(command) | head -c 1 >/dev/null", unknot.path],
          environment: unknot.environment)
        #expect(result.errors.isEmpty && result.status == 0, "\(command): \(result.status) \(result.errorText)")
        let closed = try ChildProcess.run(
          "bash", ["-c", "(sleep 0.2; \"$0\" \(command)) | true", unknot.path], environment: unknot.environment)
        #expect(closed.errors.isEmpty, "\(command): \(closed.errorText)")
      }
    }

    @Test func aFullStandardOutputIs74() throws {
      let unknot = try Unknot()
      let result = try ChildProcess.run(
        "sh", ["-c", "exec \"$0\" timeline > /dev/full", unknot.path], environment: unknot.environment)
      #expect(result.status == 74 && result.errorText.contains("standard output cannot be written"))
    }
  }
}
