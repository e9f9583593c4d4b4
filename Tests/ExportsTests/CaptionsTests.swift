import Documents
import Foundation
import Routines
import Scheduling
import Shipped
import TestSupport
import Testing

@testable import Exports

@Suite struct CaptionsTests {
  @Test func captionsFollowEachOtherAndHoldEveryLine() throws {
    let (timeline, _) = try ThreeThings.compiled()
    let captions = Captions.all(timeline)
    #expect(captions.first?.start == .zero && captions.last?.end == timeline.duration)
    for (caption, next) in zip(captions, captions.dropFirst()) { #expect(caption.end == next.start) }
    for cue in timeline.cues where cue.kind == .speech {
      let shown = captions.first { $0.start <= cue.at && cue.at < $0.end }
      #expect(shown?.lines.count ?? 0 >= 2)
    }
  }

  @Test func aParserOfWebVTTReadsThem() throws {
    let (timeline, _) = try ThreeThings.compiled()
    let scratch = try Scratch()
    try Data(Captions.webVTT(timeline).utf8).write(to: URL(fileURLWithPath: scratch.path("a.vtt")))
    try Data(Captions.subRip(timeline).utf8).write(to: URL(fileURLWithPath: scratch.path("a.srt")))
    let program = """
      import webvtt, sys
      for c in (webvtt.read if sys.argv[1].endswith('vtt') else webvtt.from_srt)(sys.argv[1]): print(c.start, c.end, c.text.replace('\\n', ' | '))
      """
    let captions = Captions.all(timeline)
    for name in ["a.vtt", "a.srt"] {
      let result = try ChildProcess.run("/usr/bin/python3", ["-c", program, scratch.path(name)])
      if result.errorText.contains("ModuleNotFoundError") { return }
      #expect(result.status == 0, "\(result.errorText)")
      let lines = result.outputText.split(separator: "\n")
      #expect(lines.count == captions.count)
      #expect(lines.contains { $0.contains("Hold calves, left | “Breathe → ") })
    }
  }

  /// SubRip has no escapes: ffmpeg drops `<word>`, and what `<i>` or `{\\an8}` are to players is no text.
  @Test(.needs("ffmpeg")) func whatLooksLikeMarkupIsText() throws {
    let (timeline, _) = try ThreeThings.compiled(title: "Roll <word> & <i>this</i>")
    let scratch = try Scratch()
    try Data(Captions.subRip(timeline).utf8).write(to: URL(fileURLWithPath: scratch.path("a.srt")))
    let result = try ChildProcess.run("ffmpeg", ["-v", "error", "-i", scratch.path("a.srt"), scratch.path("a.vtt")])
    #expect(result.status == 0, "\(result.errorText)")
    let shown = String(decoding: try #require(scratch.bytes("a.vtt")), as: UTF8.self).replacing("\u{2060}", with: "")
    #expect(shown.contains("Roll <word> & <i>this</i>"))
  }

  @Test func lyricsHaveALineForEachInstructionAndAnEnd() throws {
    let (timeline, _) = try ThreeThings.compiled()
    let lines = Captions.lrc(timeline, title: "Three\nthings").split(separator: "\n").map(String.init)
    #expect(lines[0] == "[ti:Three things]")
    #expect(lines.contains("[00:05.00]Settle: calves, left"))
    #expect(lines.count == 2 + timeline.segments.count + 1)
    #expect(lines.last?.hasSuffix("]") == true)
  }
}
