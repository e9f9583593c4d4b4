import Foundation
import SoundFiles
import TestSupport
import Testing

@testable import Publishing

/// Guide+Parts: one file for each step, and a playlist.
@Suite struct GuidePartsTests {
  private let home: Home
  private var scratch: Scratch { home.scratch }

  init() throws { home = try Home.withShortRoutine() }

  private var list: [String] {
    String(decoding: scratch.bytes("p.m3u8") ?? Data(), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private var listed: [String] { list.filter { !$0.hasPrefix("#") } }

  @Test func partsOneAfterTheOtherAreTheWhole() throws {
    try home.publish("short", to: scratch.path("a.wav"))
    try home.publish("short", to: scratch.path("p.wav"), "--split=steps")
    #expect(listed == ["p-01-get-ready.wav", "p-02-calves-left.wav", "p-03-calves-right.wav", "p-04-finish.wav"])
    #expect(list.filter { $0.hasPrefix("#EXTINF:") }.count == 4)
    func samples(_ name: String) throws -> [Float] {
      let clip = try readClip(path: scratch.path(name), rate: 8000)
      return withExtendedLifetime(clip) { Array(clip.samples(0)) }
    }
    #expect(try listed.flatMap(samples) == samples("a.wav"))
    // Parts hold no routine: none of them is the whole.
    #expect(try embeddedRoutine(in: scratch.path("p-02-calves-left.wav")) == nil)
  }

  @Test func aShorterSplitTakesTheOldPartsAwayAndNothingElse() throws {
    let path = scratch.path("p.flac")
    try home.publish("short", to: path, "--sides=each", "--split=steps")
    #expect(listed.count == 4)
    // Not named by the playlist, or named but no part.
    for name in ["p-09-mine.flac", "q.flac", "p-10-notes.txt"] { try scratch.write("mine", to: name) }
    try scratch.write(list.joined(separator: "\n") + "\nq.flac\np-10-notes.txt\n", to: "p.m3u8")
    try home.publish("short", to: path, "--sides=left", "--split=steps")
    #expect(listed.count == 3)
    #expect(
      Set(scratch.names) == Set(listed + ["config", "p.m3u8", "p-09-mine.flac", "q.flac", "p-10-notes.txt"]))
  }

  @Test func aPathMayBeAPartOfSeveralGuides() {
    #expect(PartName.stems(of: "out-01-x/p-01-a-02-b.mp3") == ["out-01-x/p", "out-01-x/p-01-a"])
    #expect(PartName.stems(of: "p-1-a.mp3").isEmpty && PartName.stems(of: "p.mp3").isEmpty)
    #expect(PartName.stems(of: "p-100-a.mp3") == ["p"])
  }

  @Test func aPageCannotBeSplit() throws {
    let said = failure { try home.guide("short", to: scratch.path("a.html"), "--split=steps") }
    #expect(said?.status == .usage && said?.message.contains("a page cannot be split") == true)
  }
}
