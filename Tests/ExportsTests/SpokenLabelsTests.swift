import Scheduling
import Testing

@testable import Exports

@Suite struct SpokenLabelsTests {
  private func labels(_ lines: [(Int, String)], width: Int = 1000) throws -> SpokenLabels {
    var (timeline, _) = try ThreeThings.compiled()
    timeline.cues = lines.map { at, text in
      var cue = Cue.tick(at: .seconds(at), segment: 0)
      (cue.kind, cue.voicing) = (.speech, .speech(text: text, language: "en"))
      return cue
    }
    return SpokenLabels(timeline, PictureScale(duration: 180_000, total: width))
  }

  @Test func aTextThatHasRoomStandsUnderItsBar() throws {
    let labels = try labels([(0, "Get ready."), (60, "Left calf, on the roller.")])
    #expect(labels.lines == 1 && labels.rows[0].map(\.x) == [76, 376])
    #expect(labels.rows[0].map(\.text) == ["Get ready.", "Left calf, on the roller."])
  }

  @Test func aLongTextNearTheNextOneTakesAnotherLineOfTheLane() throws {
    let long = "Breathe out long, and let your weight sink."
    let labels = try labels([(0, long), (10, long), (20, "Yes.")])
    #expect(labels.rows[0].map(\.line) == [0, 1, 2] && labels.rows[0].map(\.text) == [long, long, "Yes."])
  }

  @Test func theLastTextEndsWithTheRow() throws {
    for width in [1000, 360] {
      let labels = try labels([(0, "Go."), (178, "That is all. Stay still for a breath.")], width: width)
      let scale = PictureScale(duration: 180_000, total: width)
      let last = try #require(labels.rows.last?.last)
      #expect(last.text == "That is all. Stay still for a breath.")
      #expect(
        last.x + TextMeasure.width(last.text, size: SpokenLabels.size) <= scale.x(180_000, row: scale.rows - 1) + 0.01)
    }
  }

  @Test func whatHasTooLittleRoomIsCutAndNeverStandsOnAnother() throws {
    let labels = try labels((0..<40).map { ($0 * 4, "Roll slowly, and search for a tender spot.") })
    #expect(labels.lines == 3 && labels.rows[0].count == 40)
    for line in 0..<3 {
      let own = labels.rows[0].filter { $0.line == line }
      for (a, b) in zip(own, own.dropFirst()) {
        #expect(a.x + TextMeasure.width(a.text, size: SpokenLabels.size) <= b.x)
      }
    }
  }
}
