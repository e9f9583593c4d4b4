import Documents
import Routines
import TestSupport
import Testing

@testable import Settings

@Suite struct TimingTests {
  /// The bounds of a released length say when the listener may end it: they go with it.
  @Test func aPlainLengthKeepsNoBoundsOfAReleasedOne() throws {
    let text = """
      timing: { hold: { until: released, from: 25s, to: 95s } }
      steps:
        - { roll: back, timing: { hold: 50s } }
      """
    let hold = try #require(compile(text).plan).scope(1).timing[.hold]
    let standard = PlannedLength(standard: .hold)
    #expect(!hold.isReleased && hold.from == standard.from && hold.to == standard.to)
    // Those of a plain one stay.
    let plain = try #require(compile(text.replacing("until: released", with: "for: 40s")).plan).scope(1).timing[.hold]
    #expect(plain.from == .time(.seconds(25)) && plain.to == .time(.seconds(95)))
  }

  private static let location = TextLocation(SourceText(name: "r", text: ""), Mark(line: 1, column: 1))

  private func hold(
    _ duration: Amount?, from: Amount? = nil, to: Amount? = nil, isReleased: Bool = false
  ) -> PlannedLength {
    PlannedLength(standard: .hold)
      .overlaid(by: Length(duration, from: from, to: to, isReleased: isReleased, at: Self.location))
  }

  private func resolved(_ length: PlannedLength, period: Double? = 10_000) -> [Int64]? {
    length.resolved(period: period).map { [$0.duration, $0.from, $0.to] }
  }

  /// The standard hold is 50 s within 30 s to 90 s.
  @Test func aLengthOutsideItsBoundsWidensThem() {
    #expect(resolved(PlannedLength(standard: .hold)) == [50_000, 30_000, 90_000])
    #expect(resolved(hold(.time(.seconds(120)))) == [120_000, 30_000, 120_000])
    #expect(resolved(hold(.time(.seconds(20)))) == [20_000, 20_000, 90_000])
    // Bounds alone leave the standard length, inside them.
    #expect(resolved(hold(nil, from: .time(.seconds(60)))) == [60_000, 60_000, 90_000])
    #expect(resolved(hold(nil, from: .time(.seconds(10)), to: .time(.seconds(40)))) == [40_000, 10_000, 40_000])
    #expect(resolved(PlannedLength(standard: .settle)) == [12_000, 12_000, 12_000])
  }

  @Test func whatIsCountedInBreathsNeedsTheirPeriod() {
    let five = hold(.breaths(5))
    #expect(resolved(five, period: 8000) == [40_000, 30_000, 90_000] && resolved(five, period: nil) == nil)
    #expect(five.resolved(period: 8000)?.breaths == 5)
    var scaled = five
    scaled.scale = try? Scale(parsing: "1.5")
    // No longer a whole number that somebody asked for.
    #expect(resolved(scaled) == [75_000, 30_000, 90_000] && scaled.resolved(period: 10_000)?.breaths == nil)
  }

  @Test func aReleasedLengthIsPlannedAtItsLongest() {
    #expect(
      resolved(hold(nil, from: .time(.seconds(20)), to: .breaths(7), isReleased: true)) == [70_000, 20_000, 70_000])
    let released = PlannedLength(standard: .settle)
      .overlaid(by: Length(nil, isReleased: true, at: Self.location))
    // Where nothing says from when on it may be ended, it may be at once.
    #expect(resolved(released) == [12_000, 0, 12_000])
  }

  @Test func aBreathRemembersTheLevelItWasWrittenOn() throws {
    var timing = Timing()
    #expect(timing.breathLevel == 0 && timing.spots == 2)
    var layer = TimingLayer()
    layer.breath = .off
    timing.overlay(layer, level: 3)
    layer = TimingLayer()
    layer.spots = 4
    layer.lengths[.roll] = Length(.time(.seconds(7)), at: Self.location)
    timing.overlay(layer, level: 5)
    #expect(timing.breath == .off && timing.breathLevel == 3 && timing.spots == 4)
    #expect(timing[.roll].duration == .time(.seconds(7)) && timing[.hold].duration == .time(.seconds(50)))
  }
}
