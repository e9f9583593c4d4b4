import Documents
import Foundation
import Routines
import Scheduling
import Shipped
import TestSupport
import Testing

@testable import Exports

@Suite struct CaptionTests {
  private let text = """
    title: Three things
    timing: { ready: 5s, hold: 12s, roll: 10s, spots: 1, breath: 4-0-6-0 }
    cues: { extra: { on: hold, at: start+2s, say: "Breathe --> & <relax>" } }
    steps:
      - roll: calves
        sides: each
      - repeat: 2
        rest: 5s
        steps: [{ stretch: hip-flexors, sides: left, timing: { stretch: 15s } }]

    """

  private func timeline() throws -> (Timeline, Routine) {
    let compiled = compile(text, hasVoice: true)
    #expect(compiled.said == [])
    return (try #require(compiled.timeline), try #require(compiled.plan).routine)
  }

  @Test func aChapterIsAPositionOnASide() throws {
    let (timeline, _) = try timeline()
    let chapters = Chapter.all(in: timeline)
    #expect(
      chapters.map(\.title) == [
        "Get ready", "Calves, left", "Calves, right", "Stretch hip-flexors, left, set 1 of 2", "Rest",
        "Stretch hip-flexors, left, set 2 of 2", "Finish",
      ])
    #expect(chapters.first?.start == .zero && chapters.last?.end == timeline.duration)
    for (chapter, next) in zip(chapters, chapters.dropFirst()) {
      #expect(chapter.end == next.start && chapter.segments.upperBound == next.segments.lowerBound)
    }
  }

  @Test func labelsAreInOneLanguage() throws {
    let (timeline, _) = try timeline()
    let text = try #require(Shipped.text("phrases/de.yaml"))
    let book = try #require(PhraseBook(SourceText(name: "de.yaml", text: text), language: "de", Diagnostics()))
    let labels = TimelineLabels.text(timeline, GuideWords(book))
    #expect(labels.contains("\tKlang go\n") && !labels.contains("chime"))
  }

  @Test func thePlaceWhereOnlyALaterSetSettlesIsOneChapterToo() throws {
    let text = """
      steps:
        - { stretch: calves, sides: left }
        - { repeat: 2, steps: [{ stretch: calves, sides: left }, { stretch: quads, sides: left }] }
      """
    let timeline = try #require(compile(text, hasVoice: true).timeline)
    let chapters = Chapter.all(in: timeline)
    #expect(
      chapters.map(\.title) == [
        "Get ready", "Stretch calves, left", "Stretch calves, left, set 1 of 2", "Stretch quads, left, set 1 of 2",
        "Stretch calves, left, set 2 of 2", "Stretch quads, left, set 2 of 2", "Finish",
      ])
  }

  @Test func moreChaptersThanAFileHoldsBecomeFewerWithoutGaps() throws {
    let (timeline, _) = try timeline()
    for most in 1...7 {
      let chapters = Chapter.all(in: timeline, atMost: most)
      #expect(chapters.count <= most)
      #expect(chapters.first?.start == .zero && chapters.last?.end == timeline.duration)
      for (chapter, next) in zip(chapters, chapters.dropFirst()) { #expect(chapter.end == next.start) }
    }
  }

  @Test func captionsFollowEachOtherAndHoldEveryLine() throws {
    let (timeline, _) = try timeline()
    let captions = Captions.all(timeline)
    #expect(captions.first?.start == .zero && captions.last?.end == timeline.duration)
    for (caption, next) in zip(captions, captions.dropFirst()) { #expect(caption.end == next.start) }
    for cue in timeline.cues where cue.kind == .speech {
      let shown = captions.first { $0.start <= cue.at && cue.at < $0.end }
      #expect(shown?.lines.count ?? 0 >= 2)
    }
  }

  private func words(_ language: String, _ text: String) throws -> GuideWords {
    let book = PhraseBook(SourceText(name: "p.yaml", text: text), language: language, Diagnostics())
    return GuideWords(try #require(book))
  }

  @Test func inAnotherLanguageOnlyWhatTheAuthorWroteStays() throws {
    let compiled = compile(text.replacing("rest: 5s", with: "rest: 5s\n    title: Twice"), hasVoice: true)
    var timeline = try #require(compiled.timeline)
    let words = try words("de", try #require(Shipped.text("phrases/de.yaml")))
    #expect(words.language == "de")
    #expect(
      Chapter.all(in: timeline, words).map(\.title) == [
        "Bereit machen", "Linke Wade", "Rechte Wade", "Dehnen: linker Hüftbeuger, Durchgang 1 von 2", "Twice",
        "Dehnen: linker Hüftbeuger, Durchgang 2 von 2", "Abschluss",
      ])
    #expect(Chapter.all(in: timeline, words).map(\.hasOwnTitle) == [false, false, false, false, true, false, false])
    #expect(Captions.all(timeline, words).contains { $0.lines.last == "„Breathe → & <relax>“" })
    timeline.cues = []
    #expect(
      Set(Captions.all(timeline, words).map { $0.lines.joined() }) == [
        "Bereit machen", "In Position: linke Wade", "Rollen: linke Wade", "Halten: linke Wade",
        "In Position: rechte Wade", "Rollen: rechte Wade", "Halten: rechte Wade",
        "In Position: linker Hüftbeuger, Durchgang 1 von 2",
        "Dehnen: linker Hüftbeuger, Durchgang 1 von 2", "Dehnen: linker Hüftbeuger, Durchgang 2 von 2",
        "Twice, Durchgang 2 von 2", "Abschluss",
      ])
  }

  @Test func aLanguageWithoutWordsForGuidesHasEnglishOnes() throws {
    let (timeline, _) = try timeline()
    let words = try words("fr", "sides: { left: gauche }\nguide: { do-ready: Prépare-toi }")
    #expect(
      Chapter.all(in: timeline, words).map(\.title).prefix(3) == ["Prépare-toi", "Calves, left", "Calves, right"])
    #expect(words[.steps] == "Steps" && GuideWords.english[.steps] == "Steps")
  }

  @Test func aParserOfWebVTTReadsThem() throws {
    let (timeline, _) = try timeline()
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

  @Test func lyricsHaveALineForEachInstructionAndAnEnd() throws {
    let (timeline, _) = try timeline()
    let lines = Captions.lrc(timeline, title: "Three\nthings").split(separator: "\n").map(String.init)
    #expect(lines[0] == "[ti:Three things]")
    #expect(lines.contains("[00:05.00]Settle: calves, left"))
    #expect(lines.count == 2 + timeline.segments.count + 1)
    #expect(lines.last?.hasSuffix("]") == true)
  }

  /// By the schema of the format, with another program's reader; times ascend and leave no gap.
  @Test func chapterListsAreJSONThatPodcastPlayersKnow() throws {
    let (timeline, routine) = try timeline()
    let json = ChapterList.json(timeline, of: routine)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let chapters = try #require(object["chapters"] as? [[String: Any]])
    #expect(object["title"] as? String == "Three things" && chapters.count == 7)
    let times = chapters.map { [$0["startTime"] as? Double, $0["endTime"] as? Double] }
    for (chapter, next) in zip(times, times.dropFirst()) { #expect(chapter[1] == next[0]) }
    for chapter in times { #expect(try #require(chapter[0]) < #require(chapter[1])) }

    let scratch = try Scratch()
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Schemas/feed-chapters.schema.json").path
    func judge(_ json: String) throws -> ChildProcess.Result {
      try scratch.write(json, to: "chapters.json")
      let program = "import json, sys, jsonschema; jsonschema.validate(*[json.load(open(f)) for f in sys.argv[1:]])"
      return try ChildProcess.run("/usr/bin/python3", ["-c", program, scratch.path("chapters.json"), schema])
    }
    let verdict = try judge(json)
    if verdict.errorText.contains("ModuleNotFoundError") { return }
    #expect(verdict.status == 0, "\(verdict.errorText)")
    for (right, wrong) in [
      ("\"version\"", "\"edition\""), ("\"startTime\": 0.000", "\"startTime\": \"0\""), ("\"startTime\": 0.000, ", ""),
      ("\"endTime\"", "\"end\""),
    ] {
      #expect(json.contains(right))
      #expect(try judge(json.replacing(right, with: wrong)).errorText.contains("ValidationError"), "\(wrong)")
    }
  }

  @Test func aTextInJSONIsSafeInAPageToo() throws {
    let text = "</script><!-- \"\\ \u{2028} \u{1} ß 🧘"
    let json = jsonString(text)
    #expect(!json.contains("<") && !json.contains("\u{2028}"))
    #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
  }
}
