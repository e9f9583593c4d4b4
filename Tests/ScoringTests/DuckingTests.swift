import PCM
import Rendering
import Testing
import Units

@testable import Scoring

@Suite struct DuckingTests {
  private func at(_ milliseconds: Int64) -> FramePosition { FramePosition(milliseconds * 48) }

  @Test func breathAndBedGoDownBeforeALineAndComeBackAfterIt() {
    let ramps = Ducking.ramps([at(10_000)..<at(12_000)], rate: 48_000)
    #expect(ramps[Int(Bus.voice.rawValue)].isEmpty && ramps[Int(Bus.chimes.rawValue)].isEmpty)
    for (bus, depth) in [(Bus.breath, -9.0), (.bed, -12)] {
      let low = Float(Decibels(depth).amplitude)
      #expect(
        ramps[Int(bus.rawValue)] == [
          Ramp(start: at(9850), end: at(10_000), from: 1, to: low),
          Ramp(start: at(12_000), end: at(12_400), from: low, to: 1),
        ])
    }
  }

  @Test func betweenCloseLinesItStaysDown() {
    func breath(_ speech: [Range<FramePosition>]) -> [Ramp] {
      Ducking.ramps(speech, rate: 48_000)[Int(Bus.breath.rawValue)]
    }
    // Up and down again would meet: 550 ms apart they just do not.
    #expect(breath([at(1000)..<at(2000), at(2549)..<at(3000)]).count == 2)
    #expect(breath([at(1000)..<at(2000), at(2550)..<at(3000)]).count == 4)
    // Never two at once, and never a jump, whatever the lines.
    for step in stride(from: 0 as Int64, to: 1500, by: 37) {
      let lines = (0..<20 as Range<Int64>).map { at($0 * (700 + step))..<at($0 * (700 + step) + 600) }
      let ramps = breath(lines)
      for (a, b) in zip(ramps, ramps.dropFirst()) {
        #expect(a.end <= b.start && a.to == b.from)
      }
    }
  }
}
