import Scheduling
import Testing

@testable import Exports

@Suite struct PictureMarksTests {
  private func marks(_ sounds: [(Cue.Kind, String)]) throws -> PictureMarks {
    var (timeline, _) = try ThreeThings.compiled()
    timeline.cues = sounds.enumerated().map { index, sound in
      var cue = Cue.tick(at: .seconds(index), segment: 0)
      (cue.kind, cue.voicing) = (sound.0, sound.0 == .sound ? .sound(sound.1) : .chime(sound.1))
      return cue
    }
    return PictureMarks(timeline)
  }

  @Test func eachNameHasOneMarkInTheOrderInWhichItSounds() throws {
    let marks = try marks([(.chime, "hold"), (.chime, "mine"), (.tick, "tick"), (.chime, "hold"), (.sound, "mine")])
    #expect(marks.all.map(\.name) == ["hold", "mine", "mine"])
    #expect(Set(marks.all.map(\.id)).count == 3 && Set(marks.all.map(\.path)).count == 3)
  }

  /// Told apart by form: those of the standard rules, and the first ones with names of their own.
  @Test func shapesAreDifferentAsLongAsThereAreAny() throws {
    let known = ["ready", "area", "side", "rest", "go", "hold", "halfway", "release", "finish"]
    let own = (1...8).map { "own \($0)" }
    let all = try marks((known + own).map { (.chime, $0) }).all
    #expect(Set(all.map { "\($0.path) \($0.isLine)" }).count == known.count + own.count)
    // What is more begins again with the first.
    let more = try marks((own + ["own 9"]).map { (.chime, $0) }).all
    #expect(more[8].path == more[0].path)
  }
}
