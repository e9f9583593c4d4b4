import PCM
import Rendering
import Testing
import Units

@Suite struct ScoreTests {
  @Test func placementsAreInTheOrderInWhichTheySoundAndElseAsGiven() {
    let placements = [(30, 0), (10, 1), (30, 2), (0, 3), (10, 4)].map { start, source in
      Placement(start: FramePosition(Int64(start)), length: FrameCount(5), source: Int32(source), bus: .chimes)
    }
    let score = Score(placements: placements, sources: [], length: FrameCount(99))
    #expect(score.placements.map(\.source) == [3, 1, 4, 0, 2])
    #expect(score.placements.map(\.end.rawValue) == [5, 15, 15, 35, 35])
  }

  @Test func everyBusHasItsRampsOrNone() {
    let ramp = Ramp(start: .zero, end: FramePosition(9), from: 1, to: 0)
    let score = Score(placements: [], sources: [], ramps: [[ramp]], length: .zero)
    #expect(score.ramps.count == Bus.allCases.count && score.ramps.map(\.count) == [1, 0, 0, 0])
    #expect(score.ramps[Int(Bus.voice.rawValue)] == [ramp])
  }
}
