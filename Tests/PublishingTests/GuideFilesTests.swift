import Documents
import Files
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Guide+Files: which files a guide is written as, and which it leaves alone.
@Suite struct GuideFilesTests {
  @Test func aGuideIsItsFileOrItsPartsAndWhatIsBesideThem() throws {
    let home = try Home.withShortRoutine()
    let whole = try home.guide("short", to: "/out/a.flac", "--sidecars")
    #expect(whole.result == "/out/a.flac" && whole.itself == ["/out/a.flac"] && whole.files.count == 7)
    let split = try home.guide("short", to: "/out/a.flac", "--split=steps")
    #expect(split.result == "/out/a.m3u8" && split.itself.last == "/out/a.m3u8")
    #expect(split.itself.count == 5 && split.files == split.itself)
  }

  @Test func nothingThatIsReadIsWrittenOver() throws {
    let home = try Home.withShortRoutine()
    let (r, x, link) = (home.scratch.path("r.yaml"), home.scratch.path("x.wav"), home.scratch.path("link"))
    try home.scratch.write("steps: [{ rest: 1s }, { sound: x.wav }]\n", to: "r.yaml")
    try home.write(FakeSpeech.hum(milliseconds: 300), at: x)
    #expect(symlink("r.yaml", link) == 0)
    for (path, more) in [(r, ["--format=wav"]), (link, ["--format=wav"]), (x, [])] {
      let said = failure { try home.guide(r, to: path, more) }
      #expect(said?.status == .cannotCreate)
      #expect(said?.message.contains("is read here, and would be written over") == true, "\(path)")
    }
    // Nor what is read beside.
    let said = failure { try home.guide("short", to: x, besides: [realPath(x)!]) }
    #expect(said?.status == .cannotCreate)
    let sidecar = home.scratch.path("x.vtt")
    try home.scratch.write("mine", to: "x.vtt")
    #expect(
      failure { try home.guide("short", to: x, "--sidecars", besides: [realPath(sidecar)!]) }?.status == .cannotCreate)
  }

  @Test func whatStandsInTheWayOfASidecarIsFoundBeforeTheGuideIsReplaced() throws {
    let home = try Home.withShortRoutine()
    try home.scratch.write("old", to: "a.flac")
    try FileManager.default.createDirectory(atPath: home.scratch.path("a.vtt"), withIntermediateDirectories: false)
    let said = try #require(failure { try home.publish("short", to: home.scratch.path("a.flac"), "--sidecars") })
    #expect(said.status == .cannotCreate && said.message.contains("a.vtt: it is a folder"))
    #expect(home.scratch.bytes("a.flac") == Data("old".utf8))
    #expect(home.scratch.names == ["a.flac", "a.vtt", "config"])
  }
}
