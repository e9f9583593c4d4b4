import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct FinishedGuidesTests {
  @Test func aGuideIsFinishedAsLongAsItIsAsItWasWritten() throws {
    let home = try Home.withShortRoutine()
    let path = home.scratch.path("out/a.wav")
    try home.write(Data(), at: path)
    let guide = try home.publish("short", to: path, "--sidecars")
    let finished = FinishedGuides(in: home.scratch.path("out"))
    #expect(!finished.contains("a.wav", guide))
    try finished.note("a.wav", guide)
    #expect(finished.contains("a.wav", guide) && !finished.contains("b.wav", guide))
    #expect(home.scratch.bytes("out/.unknot/a.wav.made") != nil)
    // Another title, length, place of captions: another guide.
    #expect(try !finished.contains("a.wav", home.guide("short", to: path, "--sidecars", "--title=Anna")))
    #expect(try !finished.contains("a.wav", home.guide("short", to: path, "--sidecars", "--hold=12s")))
    #expect(try !finished.contains("a.wav", home.guide("short", to: path)))
    #expect(unlink(home.scratch.path("out/a.lrc")) == 0 && !finished.contains("a.wav", guide))
  }

  @Test func aSplitGuideIsFinishedOnlyWithAllItsParts() throws {
    let table = try Table("routine,output,split\nshort,p.flac,steps\n")
    #expect(try table.run().summary == "out: 1 made")
    #expect(try table.run().summary == "out: 0 made, 1 there already")
    #expect(unlink("\(table.folder)/p-02-calves-left.flac") == 0)
    #expect(try table.run().summary == "out: 1 made")
    #expect(table.bytes("p-02-calves-left.flac") != nil)
  }

  @Test func theLongestNameThereIsHasANoteToo() throws {
    let table = try Table("routine,output\nshort,\(String(repeating: "a", count: 246)).flac\n")
    #expect(try table.run().summary == "out: 1 made")
    #expect(try table.run().summary == "out: 0 made, 1 there already")
  }
}
