import PCM
import Testing

@testable import Rendering

@Suite struct GainRampTests {
  private func fade(_ frame: Int64, rise: Int32, fall: Int32, boundary: inout Int64) -> Float {
    let placement = Placement(
      start: FramePosition(1000), length: FrameCount(100), source: 0, bus: .chimes, fadeIn: rise, fadeOut: fall)
    let line = GainRamp.fade(of: placement, at: frame, &boundary)
    return line.value + line.slope * Float(frame - line.origin)
  }

  @Test func aFadeRisesFromNothingStaysAndFallsToNothing() {
    for (frame, gain, next) in [
      (1000, 0, 1010), (1005, 0.5, 1010), (1010, 1, 1080), (1079, 1, 1080), (1080, 1, 9999), (1090, 0.5, 9999),
      (1099, 0.05, 9999),
    ] as [(Int64, Float, Int64)] {
      var boundary: Int64 = 9999
      #expect(abs(fade(frame, rise: 10, fall: 20, boundary: &boundary) - gain) < 1e-6, "\(frame)")
      #expect(boundary == next, "\(frame)")
    }
  }

  /// Where both would overlap, the fall waits; and what has no fades is whole from the first frame to the last.
  @Test func aFallBeginsWhenTheRiseIsDone() {
    var boundary: Int64 = 9999
    #expect(fade(1040, rise: 80, fall: 50, boundary: &boundary) == 0.5 && boundary == 1080)
    boundary = 9999
    #expect(abs(fade(1080, rise: 80, fall: 50, boundary: &boundary) - 0.4) < 1e-6)
    boundary = 9999
    #expect(fade(1000, rise: 0, fall: 0, boundary: &boundary) == 1 && boundary == 9999)
  }
}
