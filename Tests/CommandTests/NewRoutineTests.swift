import Foundation
import Routines
import TestSupport
import Testing

@Suite(.ownThread) struct NewRoutineTests {
  @Test func itComesOutAtTheTimeAskedFor() throws {
    let command = try Unknot()
    var random = SeededGenerator(seed: 7)
    let known = ["quads", "hamstrings", "calves", "glutes", "back", "feet", "neck", "pecs", "forearms", "triceps"]
    for index in 0..<25 {
      let areas = known.shuffled(using: &random).prefix(Int.random(in: 1...5, using: &random))
      // One spot and the shortest lengths of five areas take up to eight minutes; eight spots of one, above 20.
      let minutes = Int.random(in: 9...15, using: &random)
      let name = "r\(index)"
      let result = try command.run(
        "new", name, "--areas", areas.joined(separator: ","), "--fit", "\(minutes)m\(index)s")
      #expect(result.status == 0, "\(result.errorText)")
      let seconds = try command.seconds("./\(name).yaml")
      #expect(abs(seconds - Double(60 * minutes + index)) <= 0.5, "\(areas) for \(minutes)m\(index)s: \(seconds)")
      let check = try command.run("check", "\(name).yaml")
      #expect(check.status == 0 && check.errorText.isEmpty, "\(check.errorText)")
      let schema = try ChildProcess.run(
        "/usr/bin/python3", ["\(Unknot.root)/Tests/Schemas/check.py", command.folder.path("\(name).yaml")])
      #expect(schema.status == 0, "\(schema.errorText)")
    }
  }

  @Test func aTimeOutOfReachIsSaid() throws {
    let command = try Unknot()
    let short = try command.run("new", "short", "--areas", "calves,quads,glutes", "--fit", "1m")
    #expect(short.status == 0 && short.errorText.contains("the shortest that suits these areas"))
    let long = try command.run("new", "long", "--areas", "calves", "--fit", "3h")
    #expect(long.status == 0 && long.errorText.contains("the longest that suits these areas"))
  }

  /// A length that is not whole seconds is told as about so many; no time at all is not told as too much.
  @Test func theTimeIsToldAsExactlyAsItIs() throws {
    let command = try Unknot()
    let odd = try command.run("new", "odd", "--areas", "calves", "--fit", "10m0.4s")
    let seconds = try command.seconds("./odd.yaml")
    #expect(odd.errorText.contains("lasts about ") == (seconds != seconds.rounded()), "\(seconds): \(odd.errorText)")
    let even = try command.run("new", "even", "--areas", "calves,quads", "--fit", "12m")
    let whole = try command.seconds("./even.yaml")
    #expect(even.errorText.contains("lasts about ") == (whole != whole.rounded()), "\(whole): \(even.errorText)")
    let none = try command.run("new", "none", "--fit", "0s")
    #expect(none.status == 64 && none.errorText.contains("no time at all"), "\(none.errorText)")
  }

  @Test func aFileThatIsThereStays() throws {
    let command = try Unknot()
    try command.folder.write("mine", to: "legs.yaml")
    let result = try command.run("new", "legs")
    #expect(result.status == 73 && result.errorText.contains("stays as it is"))
    #expect(command.folder.bytes("legs.yaml") == Data("mine".utf8))
    #expect(try command.run("new", "x", "-o", "legs.yaml").status == 73)
    #expect(try command.run("new", "x", "-o", "nowhere/x.yaml").status == 73)
    #expect(command.folder.names == ["legs.yaml"])
  }

  @Test func badNamesAreRefused() throws {
    let command = try Unknot()
    let wrong: [[String]] = [
      ["a/b"], ["x.yaml"], [".."], ["a b"], ["x", "--areas", "a,,b"], ["x", "--fit", "1:30"], ["x", "--fit", "0s"],
      ["x", "--areas", String(repeating: "a", count: 61)], ["x", "--tool", ""], ["x", "--title", " "],
    ]
    for arguments in wrong {
      let result = try command.run(["new"] + arguments)
      #expect(result.status == 64 && !result.errorText.contains("Misread"), "\(arguments): \(result.errorText)")
    }
    #expect(command.folder.names.isEmpty)
  }

  @Test func itCanBeReadFromThere() throws {
    let command = try Unknot()
    let text = try command.run("new", "legs", "--areas", "elbow crease", "--title", "Arms: all", "-o", "-")
    #expect(text.status == 0 && text.errorText.contains("not among the areas known by heart"))
    #expect(text.outputText.contains("title: \"Arms: all\"\n") && command.folder.names.isEmpty)
    #expect(try command.run("check", "-", input: text.output).status == 0)
  }

  /// The first line names a schema that is there: beside the file, or where it is installed.
  @Test func theSchemaIsFound() throws {
    let command = try Unknot()
    #expect(try command.run("new", "a", "-o", "-").outputText.contains("$schema=./routine.schema.json\n"))
    let folder = command.config + "/schema"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let schema = try command.run("schema", "routine")
    #expect(schema.status == 0)
    try schema.output.write(to: URL(fileURLWithPath: folder + "/routine.schema.json"))
    #expect(try command.run("new", "a", "-o", "-").outputText.contains("$schema=\(folder)/routine.schema.json\n"))
    try command.folder.write(schema.outputText, to: "routine.schema.json")
    #expect(try command.run("new", "a", "-o", "-").outputText.contains("$schema=./routine.schema.json\n"))
  }
}
