import Exports
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct ChapterTests {
  @Test func aChapterIsAPositionOnASide() throws {
    let (timeline, _) = try ThreeThings.compiled()
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
    let (timeline, _) = try ThreeThings.compiled()
    for most in 1...7 {
      let chapters = Chapter.all(in: timeline, atMost: most)
      #expect(chapters.count <= most)
      #expect(chapters.first?.start == .zero && chapters.last?.end == timeline.duration)
      for (chapter, next) in zip(chapters, chapters.dropFirst()) { #expect(chapter.end == next.start) }
    }
  }
}
