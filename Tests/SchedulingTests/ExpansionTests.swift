import Routines
import Scheduling
import TestSupport
import Testing
import Units

/// Segments in a few letters each: kind, side, seconds.
private func shape(_ text: String, flags: [(String, String)] = []) throws -> [String] {
  let compiled = compile(text, flags: flags)
  let timeline = try #require(compiled.timeline, "\(compiled.said)")
  return timeline.segments.map { segment in
    let side = segment.side == .left ? " L" : segment.side == .right ? " R" : segment.side == .both ? " B" : ""
    return "\(segment.kind)\(side) \(segment.length.text)"
  }
}

/// Only what lies between `ready` and `finish`.
private func inner(_ text: String, flags: [(String, String)] = []) throws -> [String] {
  Array(try shape(text, flags: flags).dropFirst().dropLast())
}

@Suite struct ExpansionTests {
  @Test func aRollIsSettleThenRollAndHoldForEachSpotOnEachSide() throws {
    #expect(
      try shape("steps:\n  - roll: calves\n") == [
        "ready 10s", "settle L 12s", "roll L 20s", "hold L 50s", "roll L 20s", "hold L 50s", "settle R 6s",
        "roll R 20s",
        "hold R 50s", "roll R 20s", "hold R 50s", "finish 4s",
      ])
  }

  @Test func anAreaWithoutSidesAndAnUnknownOneAreDoneOnce() throws {
    #expect(
      try inner("steps:\n  - stretch: back\n  - stretch: ear lobes\n") == [
        "settle 12s", "stretch 30s", "settle 12s", "stretch 30s",
      ])
  }

  @Test func withoutSpotsAnAreaIsRolledOnce() throws {
    #expect(try inner("steps:\n  - roll: back\n    timing: { spots: 0 }\n") == ["settle 12s", "roll 20s"])
  }

  @Test func lengthsOfZeroMakeNoSegment() throws {
    #expect(
      try inner("timing: { settle: 0s, switch: 0s, roll: 0s, spots: 1 }\nsteps:\n  - roll: quads\n")
        == ["hold L 50s", "hold R 50s"])
  }

  @Test func theSamePositionNeedsNoSettlingAndANewSideOnlyASwitch() throws {
    let text = """
      timing: { spots: 0 }
      steps:
        - { roll: quads, sides: left }
        - rest:
        - { roll: quads, sides: left }
        - { roll: quads, sides: right }
        - { roll: quads, sides: right, tool: ball }
        - { stretch: quads, sides: right }
      """
    #expect(
      try inner(text) == [
        "settle L 12s", "roll L 20s", "rest 20s", "roll L 20s", "settle R 6s", "roll R 20s", "settle R 12s",
        "roll R 20s",
        "settle R 12s", "stretch R 30s",
      ])
  }

  @Test func sidesWrapRepetitionsAndRepetitionsWrapSides() throws {
    let quick = "timing: { settle: 0s, switch: 0s }\n"
    let sided = quick + "steps:\n  - repeat: 2\n    rest: 5s\n    sides: each\n    steps:\n      - stretch: quads\n"
    #expect(
      try inner(sided) == [
        "stretch L 30s", "rest L 5s", "stretch L 30s", "stretch R 30s", "rest R 5s", "stretch R 30s",
      ])
    let repeated = quick + "steps:\n  - repeat: 2\n    rest: 5s\n    steps:\n      - stretch: quads\n"
    #expect(
      try inner(repeated) == ["stretch L 30s", "stretch R 30s", "rest 5s", "stretch L 30s", "stretch R 30s"])
  }

  @Test func holdsAreTheNearestWholeBreathsHalvesUpAndAtLeastOne() throws {
    func hold(_ length: String, _ breath: String) throws -> String {
      try inner(
        "timing: { spots: 1, roll: 0s, settle: 0s, hold: \(length), breath: \(breath) }\nsteps:\n  - roll: back\n")[0]
    }
    #expect(try hold("45s", "4-0-6-0") == "hold 50s")
    #expect(try hold("44.999s", "4-0-6-0") == "hold 40s")
    #expect(try hold("2s", "4-0-6-0") == "hold 10s")
    #expect(try hold("45s", "off") == "hold 45s")
    #expect(try hold("7 breaths", "3-4") == "hold 49s")
    #expect(try inner("steps:\n  - breathe: 5 breaths\n") == ["breathe 50s"])
    #expect(try inner("steps:\n  - breathe:\n") == ["breathe 1m"])
  }

  @Test func slowingBreathsSlowOverTheirLevelAndTheRightSideIsLikeTheLeft() throws {
    let text = """
      timing: { breath: from 8/min to 5/min 1:1, spots: 2 }
      steps:
        - roll: calves
        - breathe: 2m
      """
    let timeline = try #require(compile(text).timeline)
    let breathing = timeline.segments.filter { !$0.breaths.isEmpty }
    let left = breathing.filter { $0.side == .left }
    let right = breathing.filter { $0.side == .right }
    #expect(left.map(\.breaths) == right.map(\.breaths) && left.count == 2)
    // Left holds and the breathing step, end to end, go from 7.5 to 12 seconds and never back.
    let periods = (left + breathing.filter { $0.side == .none }).flatMap { $0.breaths.map(\.period.milliseconds) }
    #expect(periods == periods.sorted() && periods.first! < 7900 && periods.last! > 11_600)
    for segment in breathing {
      #expect(segment.length == segment.breaths.reduce(.zero) { $0 + $1.period })
    }
  }

  @Test func aStepsSlowingBreathIsItsOwn() throws {
    let text = """
      steps:
        - repeat: 2
          steps:
            - breathe: 1m
              timing: { breath: from 10/min to 5/min }
      """
    let timeline = try #require(compile(text).timeline)
    let breathing = timeline.segments.filter { $0.kind == .breathe }
    #expect(breathing.count == 2 && breathing[0].breaths == breathing[1].breaths)
  }

  @Test func releasedSegmentsArePlannedAtTheirLongest() throws {
    let text = """
      timing: { spots: 1, roll: 0s, hold: { until: released, from: 30s, to: 90s } }
      steps:
        - roll: back
        - wait: 2m
      """
    let timeline = try #require(compile(text).timeline)
    #expect(timeline.segments.map(\.length.text) == ["10s", "12s", "1m30s", "2m", "4s"])
    #expect(timeline.segments.map(\.releasable) == [nil, nil, .seconds(30), .zero, nil])
  }

  @Test func withoutAVoiceASayStepTakesNoTimeAndAChimeStepItsClearTime() throws {
    #expect(try inner("steps:\n  - say: Hello\n  - chime: hold\n  - breathe: 10s\n") == ["say 1s", "breathe 10s"])
  }

  @Test func setsCountTheInnermostRepeatedGroup() throws {
    let text = """
      steps:
        - repeat: 2
          steps:
            - steps: [{ breathe: 10s }]
            - repeat: 3
              steps: [{ rest: 5s }]
      """
    let timeline = try #require(compile(text).timeline)
    #expect(
      timeline.segments.dropFirst().dropLast().map { "\($0.set)/\($0.sets)" } == [
        "1/2", "1/3", "2/3", "3/3", "2/2", "1/3", "2/3", "3/3",
      ])
  }

  @Test func theCommandLineHasTheLastWordAndIdentitiesSurviveIt() throws {
    let text = "steps:\n  - roll: calves\n    timing: { hold: 30s }\n"
    let plain = try #require(compile(text).timeline)
    let longer = try #require(compile(text, flags: [("hold", "80s"), ("settle", "20s")]).timeline)
    #expect(longer.segments.filter { $0.kind == .hold }.allSatisfy { $0.length == .seconds(80) })
    #expect(plain.segments.map(\.id) == longer.segments.map(\.id))
    #expect(Set(plain.segments.map(\.id)).count == plain.segments.count)
  }
}
