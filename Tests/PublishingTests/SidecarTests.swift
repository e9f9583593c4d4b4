import TestSupport
import Testing

@testable import Publishing

@Suite struct SidecarTests {
  @Test func eachIsCalledAsTheGuideWithAnEndingOfItsOwn() {
    #expect(
      Sidecar.allCases.map { $0.path(beside: "out/a.b.mp3") }
        == ["vtt", "srt", "lrc", "chapters.json", "timeline.csv", "labels.txt"].map { "out/a.b.\($0)" })
  }

  @Test func eachTellsTheGuide() throws {
    let home = try Home.withShortRoutine()
    let guide = try home.publish("short", to: home.scratch.path("a.wav"), "--sidecars", "--title=Anna")
    for (name, begins) in [
      ("a.vtt", "WEBVTT"), ("a.srt", "1\n00:00:"), ("a.lrc", "[ti:Anna]"), ("a.chapters.json", "{"),
      ("a.timeline.csv", "row,start,"), ("a.labels.txt", "0.000\t"),
    ] {
      let text = String(decoding: home.scratch.bytes(name) ?? .init(), as: UTF8.self)
      #expect(text.hasPrefix(begins), "\(name): \(text.prefix(60))")
    }
    #expect(Sidecar.chapters.text(guide).contains("Anna"))
  }
}
