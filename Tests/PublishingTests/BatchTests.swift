import Documents
import Foundation
import Sessions
import TestSupport
import Testing

@testable import Publishing

/// Many guides from a table.
@Suite struct BatchTests {
  private let clients = """
    routine,output,title,hold,no-voice,sidecars
    short,anna.flac,"Anna, calves",12s,yes,
    short,sub/ben.wav,,13s,,yes
    shrot,carl.wav,,,,
    short,dora.wav,,twenty,,
    short,emil.wav,,14s,no,no

    """

  @Test func everyRowThatCanBeMadeIsMadeAndTheOthersAreNamed() throws {
    let table = try Table(clients)
    let outcome = try table.run()
    #expect(outcome.status == .noInput && outcome.summary == "out: 3 made, 2 failed")
    #expect(outcome.failures.count == 2)
    #expect(outcome.failures[0] == "clients.csv:4: there is no routine \"shrot\"; did you mean short?")
    #expect(outcome.failures[1].hasPrefix("clients.csv:5: --hold:1:1: error:"))
    #expect(table.names == [".unknot", "anna.flac", "emil.wav", "sub"])
    #expect(table.bytes("sub/ben.vtt")?.isEmpty == false && table.bytes("sub/ben.wav")?.isEmpty == false)
    #expect(try extracted("\(table.folder)/anna.flac")?.contains("title: \"Anna, calves\"") == true)
    // A row is the command line that it stands for.
    let alone = table.home.scratch.path("alone.wav")
    try table.home.publish("short", to: alone, "--hold=14s")
    #expect(table.home.scratch.bytes("alone.wav") == table.bytes("emil.wav"))
  }

  @Test func whatIsFinishedIsNotMadeAgainUnlessItWouldComeOutOtherwise() throws {
    let table = try Table(clients)
    #expect(try table.run().summary == "out: 3 made, 2 failed")
    #expect(try table.run().summary == "out: 0 made, 3 there already, 2 failed")
    #expect(try table.run("--rate=11025").summary == "out: 3 made, 2 failed")
    #expect(try table.run().summary == "out: 3 made, 2 failed")
    // Cut short by someone else, or gone.
    #expect(truncate("\(table.folder)/emil.wav", 1000) == 0)
    #expect(unlink("\(table.folder)/sub/ben.vtt") == 0)
    #expect(try table.run().summary == "out: 2 made, 1 there already, 2 failed")
    try table.write(clients.replacing("12s", with: "15s"))
    #expect(try table.run().summary == "out: 1 made, 2 there already, 2 failed")
  }

  @Test func sharesTogetherAreTheWhole() throws {
    let table = try Table(
      "routine,output,hold\n" + (1...7).map { "short,c\($0).flac,1\($0)s\n" }.joined())
    var made = 0
    for share in 1...3 {
      let outcome = try table.run(shard: "\(share)/3")
      let count = table.names.count { $0.hasSuffix(".flac") }
      #expect(outcome.status == nil && count > made)
      made = count
    }
    #expect(made == 7)
    #expect(try table.run().summary == "out: 0 made, 7 there already")
  }

  @Test func whatIsReadInAGuideIsPartOfIt() throws {
    let table = try Table("routine,output\nshort,a.html\nshort,b.wav\n")
    func run() throws -> String { try table.run("--language=de").summary }
    #expect(try run() == "out: 2 made")
    #expect(try run() == "out: 0 made, 2 there already")
    // Only the page tells how to lie; a name is in the chapters of both.
    try table.home.write("areas: { calves: { how: \"Wie du magst.\" } }", to: "phrases/de.yaml")
    #expect(try run() == "out: 1 made, 1 there already")
    try table.home.write("areas: { calves: { how: \"Wie du magst.\", left: die linke } }", to: "phrases/de.yaml")
    #expect(try run() == "out: 2 made")
  }

  @Test func aRowThatIsWrongKeepsNoOtherFromBeingMade() throws {
    let table = try Table(
      """
      routine,output,rate,no-voice
      short,a.wav,8000,
      short,./a.wav,8000,
      short,x//b.wav,8000,
      short,x/./b.wav,8000,
      short,../c.wav,8000,
      short,d.wav,8000,perhaps
      short,e.wav,8000,yes,more
      short,A.wav,8000,

      """)
    let outcome = try table.run()
    #expect(outcome.status == .data && outcome.summary == "out: 3 made, 5 failed")
    for (said, begins) in zip(
      outcome.failures,
      [
        "clients.csv:3: \"a.wav\" is the file of line 2 already",
        "clients.csv:5: \"x/b.wav\" is the file of line 4 already",
        "clients.csv:6: output \"../c.wav\" is not the name", "clients.csv:7: no-voice is \"perhaps\"",
        "clients.csv:8: this row has 5 cells",
      ])
    { #expect(said.hasPrefix(begins)) }
    for file in ["a.wav", "x/b.wav", "A.wav"] { #expect(table.bytes(file)?.isEmpty == false) }
    #expect(table.names == [".unknot", "A.wav", "a.wav", "x"])
    // Another order, another way to write a name: it is the same file, and finished.
    try table.write("routine,output,rate\nshort,x/../a.wav,8000\nshort,.//a.wav,8000\n")
    #expect(try table.run().summary == "out: 0 made, 1 there already, 1 failed")
  }

  @Test func guidesThatWriteFilesOfOneNameBesideThemAreTold() throws {
    let table = try Table("routine,output,sidecars\nshort,a.wav,yes\nshort,a.flac,yes\nshort,a.ogg,no\n")
    let outcome = try table.run()
    #expect(outcome.status == .data && outcome.summary == "out: 2 made, 1 failed")
    #expect(outcome.failures[0].hasPrefix("clients.csv:3: \"a.*\" is the file of line 2 already"))
  }

  @Test func noLinkLeadsOutOfTheFolder() throws {
    let table = try Table(
      """
      routine,output,sidecars
      short,away/a.wav,
      short,linked.wav,
      short,dead.wav,
      short,told.wav,yes
      short,inside/a.wav,

      """)
    let (scratch, out) = (table.home.scratch, table.folder)
    for folder in ["out/kept", "other"] {
      try FileManager.default.createDirectory(atPath: scratch.path(folder), withIntermediateDirectories: true)
    }
    try scratch.write("old\n", to: "other/old.wav")
    for (target, name) in [
      ("../other", "away"), ("../other/old.wav", "linked.wav"), ("../other/new.wav", "dead.wav"),
      ("../other/told.vtt", "told.vtt"), ("kept", "inside"),
    ] { #expect(symlink(target, "\(out)/\(name)") == 0) }
    let outcome = try table.run()
    #expect(outcome.status == .cannotCreate && outcome.summary == "out: 1 made, 4 failed")
    for (said, (line, name)) in zip(
      outcome.failures, [(2, "away"), (3, "linked.wav"), (4, "dead.wav"), (5, "told.vtt")])
    { #expect(said.hasPrefix("clients.csv:\(line): \"out/\(name)\" is a link that leads out of the folder")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("other")) == ["old.wav"])
    #expect(scratch.bytes("other/old.wav") == Data("old\n".utf8) && table.bytes("kept/a.wav") != nil)
  }

  @Test func sidecarsLeaveATableOfTheSameNameAlone() throws {
    let (home, text) = (try Home.withShortRoutine(), "routine,output\nshort,clients.flac\n")
    try home.write(Data(text.utf8), at: home.scratch.path("out/clients.csv"))
    let path = home.scratch.path("out/clients.csv")
    let batch = try Batch(path, into: home.scratch.path("out"), in: home.library, common: options(["--sidecars"]))
    #expect(batch.run(nil, width: 1, notice: { _ in }) { _ in nil }.status == nil)
    #expect(home.scratch.bytes("out/clients.csv") == Data(text.utf8))
    #expect(home.scratch.bytes("out/clients.timeline.csv")?.starts(with: Data("row,start,".utf8)) == true)
  }

  @Test func aBatchWritesOverNothingThatItReads() throws {
    let table = try Table("")
    let (home, out) = (table.home, table.folder)
    let text = "routine,output,format\nshort,t.timeline.csv,wav\n\(out)/r.yaml,link,wav\nshort,r.yaml,wav\n"
    try home.write(Data("steps: [{ rest: 1s }]\n".utf8), at: "\(out)/r.yaml")
    try home.write(Data(text.utf8), at: "\(out)/t.timeline.csv")
    #expect(symlink("r.yaml", "\(out)/link") == 0)
    let batch = try Batch("\(out)/t.timeline.csv", into: out, in: home.library, common: options([]))
    let outcome = batch.run(nil, width: 1, notice: { _ in }) { _ in nil }
    #expect(outcome.status == .cannotCreate && outcome.failures.count == 3)
    for said in outcome.failures { #expect(said.contains("is read here, and would be written over")) }
    #expect(table.bytes("t.timeline.csv") == Data(text.utf8))
    #expect(table.bytes("r.yaml") == Data("steps: [{ rest: 1s }]\n".utf8))
  }

  @Test func noRowTakesTheNameOfAPartOfAnother() throws {
    let table = try Table(
      """
      routine,output,split
      short,p-01-get-ready.flac,
      short,p.flac,steps
      short,q.flac,steps
      short,q-02-calves-left.flac,
      short,sub/q-02-calves-left.flac,

      """)
    let outcome = try table.run()
    #expect(outcome.status == .data && outcome.summary == "out: 3 made, 2 failed")
    #expect(outcome.failures[0].hasPrefix("clients.csv:3: the file of line 2 may be a part of \"p.flac\""))
    #expect(
      outcome.failures[1].hasPrefix(
        "clients.csv:5: \"q-02-calves-left.flac\" may be a part of the guide of line 4"))
  }

  @Test func aBatchNeedsAFolder() throws {
    let table = try Table("routine\nshort\n")
    for folder in [nil, "-"] {
      let said = failure {
        try Batch(table.path, into: folder, in: table.home.library, common: options([]))
      }
      #expect(said?.status == .usage)
    }
    try table.home.scratch.write("", to: "out")
    #expect(failure { try table.run() }?.status == .cannotCreate)
  }

  @Test func whoStopsItIsToldWhatIsLeft() throws {
    let table = try Table("routine,output\n" + (1...40).map { "short,c\($0).flac\n" }.joined())
    let batch = try Batch(table.path, into: table.folder, in: table.home.library, common: options([]))
    let outcome = batch.run(nil, width: 1, notice: { _ in }) { _ in .interrupted }
    #expect(outcome.status == .interrupted)
    #expect(outcome.summary.hasSuffix(" not begun or not finished: the same command goes on with them"))
    for name in table.names where name.hasSuffix(".flac") { #expect(try extracted("\(table.folder)/\(name)") != nil) }
  }

  @Test(arguments: [
    ("routine,output\nshort,/tmp/a.wav\n", "is not the name of a file"),
    ("routine,output\nshort,../a.wav\n", "output \"../a.wav\" is not the name of a file"),
    ("routine,output\nshort,.unknot/a.wav\n", "is not the name of a file"),
    ("routine,output\nshort,a.wav/\n", "is not the name of a file"),
    ("routine,output\nshort,a.wav/.\n", "is not the name of a file"),
    ("routine,no-voice\nshort,perhaps\n", "no-voice is \"perhaps\"; write yes or no"),
    ("routine,output\n,a.wav\n", "the cell \"routine\" is empty"),
    ("routine,output\n-,a.wav\n", "a row cannot read standard input"),
  ])
  func whatIsWrongWithARowIsSaid(text: String, message: String) throws {
    let table = try Table(text)
    let outcome = try table.run()
    #expect(outcome.status == .data && outcome.failures.count == 1)
    #expect(outcome.failures[0].hasPrefix("clients.csv:2: ") && outcome.failures[0].contains(message))
    #expect(table.names.isEmpty)
  }

  @Test func aFormatThatIsNotThereIsTheMistakeOfItsRow() throws {
    let outcome = try Table("routine,output\nshort,a.xyz\n").run()
    #expect(outcome.status == .usage)
    #expect(outcome.failures[0].hasPrefix("clients.csv:2: --output out/a.xyz: there is no format \"xyz\""))
  }
}
