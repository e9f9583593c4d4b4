import Foundation
import TestSupport
import Testing

@Suite(.ownThread) struct TimelineFormatTests {
  /// The pictures in docs/ are what the command draws today: `make drawings` draws them anew.
  @Test func thePicturesAreUpToDate() throws {
    let command = try Unknot()
    for name in ["first-roll", "lower-body"] {
      let result = try command.run("timeline", name, "--format", "svg", "--no-voice")
      #expect(result.status == 0)
      #expect(try golden("\(Unknot.root)/docs/\(name).svg", is: result.outputText), "\(name).svg")
    }
  }

  /// Another program reads the picture and finds light and dark marks on its paper.
  @Test func anotherProgramDrawsThePicture() throws {
    let scratch = try Scratch()
    let picture = "\(Unknot.root)/docs/first-roll.svg"
    let drawn = try ChildProcess.run("rsvg-convert", ["-w", "500", picture, "-o", scratch.path("a.png")])
    #expect(drawn.status == 0, "\(drawn.errorText)")
    let png = try #require(scratch.bytes("a.png"))
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]) && png.count > 5000)
  }

  /// Another program's reader of CSV finds as many rows as there are segments and cues, all of one width.
  @Test func anotherProgramReadsTheCSV() throws {
    let command = try Unknot()
    let text = "steps:\n  - roll: \"=1+1, \\\"quoted\\\"\"\n  - say: a\n"
    try command.folder.write(text, to: "r.yaml")
    let csv = try command.run("timeline", "r.yaml", "--format", "csv")
    let json = try command.run("timeline", "r.yaml", "--format", "json")
    try command.folder.write(csv.outputText, to: "r.csv")
    try command.folder.write(json.outputText, to: "r.json")
    let script = """
      import csv, json
      rows = list(csv.reader(open("r.csv", newline=""), strict=True))
      told = json.load(open("r.json"))
      assert {len(row) for row in rows} == {20}, rows[0]
      assert len(rows) - 1 == len(told["segments"]) + len(told["cues"])
      starts = [round(float(row[1]) * 1000) for row in rows[1:] if row[0] == "segment"]
      assert starts == [round(s["start"] * 1000) for s in told["segments"]]
      assert any(row[7] == "'=1+1, \\"quoted\\"" for row in rows), rows
      """
    let read = try ChildProcess.run("/usr/bin/python3", ["-c", script], folder: command.folder.folder)
    #expect(read.status == 0, "\(read.errorText)")
  }
}
