import Live
import Rendering
import Routines
import Scheduling
import TestSupport
import Testing

extension LiveState {
  /// Where the first segment of a kind begins, on a side or where there are none.
  func start(_ kind: SegmentKind, side: Side = .left) throws -> Duration {
    try #require(track.timeline.segments.first { $0.kind == kind && ($0.side == side || $0.side == .none) }).start
  }
}

/// What requests come to, without a player.
@Suite struct LiveStateTests {
  @Test func longerAndShorterAreWholeBreathsInAHoldAndTenSecondsElsewhere() throws {
    var live = try liveState()
    let hold = try live.start(.hold)
    let duration = live.track.timeline.duration
    #expect({ live.change(.longer, at: hold + .seconds(5)) }() == LiveState.Change())
    #expect(live.track.timeline.duration == duration + .seconds(10) && live.message == "10 s longer")
    _ = live.change(.shorter, at: hold + .seconds(6))
    #expect(live.track.timeline.duration == duration && live.message == "10 s shorter")
    _ = live.change(.longer, at: .seconds(2))
    #expect(live.track.timeline.segments[0].length == .seconds(20))
    #expect(live.edits.count == 3)
  }

  @Test func aKeyIsConfirmedByATickAfterTheSplice() throws {
    var live = try liveState()
    let at = try live.start(.hold) + .seconds(5)
    _ = live.change(.longer, at: at)
    let ticks = live.track.laid.cues.filter { $0.kind == .tick && $0.rule == nil }
    #expect(ticks.map(\.at) == [at + .milliseconds(10)])
  }

  @Test func releaseAndNextEndTheSegmentWithTheCuesOfItsEnd() throws {
    for request in [Request.release, .next] {
      var live = try liveState()
      let at = try live.start(.hold) + .seconds(5)
      #expect({ live.change(request, at: at) }() == LiveState.Change())
      #expect(live.track.laid.cues.contains { $0.rule == "release" && $0.at == at })
      #expect(live.track.timeline.segments.first { $0.start == at }?.side == .right)
    }
  }

  @Test func aWaitEndsOnEnter() throws {
    var live = try liveState()
    let wait = try live.start(.wait, side: .none)
    _ = live.change(.release, at: wait + .seconds(3))
    #expect(live.track.timeline.segments.first { $0.kind == .wait }?.length == .seconds(3))
  }

  @Test func previousGoesToTheStartOfTheSegmentOrToTheOneBefore() throws {
    var live = try liveState()
    let (roll, hold) = (try live.start(.roll), try live.start(.hold))
    #expect({ live.change(.previous, at: hold + .seconds(10)) }() == LiveState.Change(seek: hold))
    #expect({ live.change(.previous, at: hold + .seconds(1)) }() == LiveState.Change(seek: roll))
    #expect({ live.change(.previous, at: .seconds(1)) }() == LiveState.Change(seek: .zero))
  }

  @Test func whatWasReleasedIsWholeAgainWhenOneGoesBackAndWhatWasExtendedStaysSo() throws {
    var live = try liveState()
    let hold = try live.start(.hold)
    let duration = live.track.timeline.duration
    _ = live.change(.longer, at: hold + .seconds(1))
    _ = live.change(.release, at: hold + .seconds(5))
    #expect({ live.change(.previous, at: hold + .seconds(6)) }() == LiveState.Change(seek: hold))
    #expect(live.track.timeline.duration == duration + .seconds(10))
    #expect(live.edits.count == 1)
  }

  @Test func resumeGoesBackToABreathAndLeadsInWithAreaSideAndTicks() throws {
    var live = try liveState()
    let hold = try live.start(.hold, side: .right)
    #expect({ live.pauseOrResume(.pause) }() == false && live.isPaused)
    #expect({ live.pauseOrResume(.resume) }() == true && !live.isPaused)
    // Once is enough.
    #expect({ live.pauseOrResume(.resume) }() == nil)
    #expect({ live.change(.resume, at: hold + .seconds(17)) }() == LiveState.Change(seek: hold + .seconds(10)))
    let gap = try #require(live.track.gap)
    #expect(gap.at == hold + .seconds(10))
    #expect(gap.cues.map(\.name) == ["area", "side", "tick", "tick", "tick"])
    #expect(gap.cues.filter { $0.rule != nil }.allSatisfy { $0.pan > 0 })
    // The session stands still in the gap, and goes on where it was.
    let end = gap.at + gap.length
    #expect(
      live.track.time(at: end - .milliseconds(1)) == gap.at
        && live.track.time(at: end + .seconds(1)) == gap.at + .seconds(1))
    #expect(live.track.isInGap(gap.at) && !live.track.isInGap(end))
    let breath = try #require(live.track.laid.cues.first { $0.kind == .breath && $0.at >= gap.at })
    #expect(breath.at == end)
    #expect(live.track.duration == live.track.timeline.duration + gap.length)
  }

  @Test func seekingStaysInTheSession() throws {
    var live = try liveState()
    let duration = live.track.timeline.duration
    #expect({ live.change(.seekBy(.seconds(-99)), at: .seconds(5)) }() == LiveState.Change(seek: .zero))
    #expect({ live.change(.seek(to: .seconds(9999)), at: .seconds(5)) }() == LiveState.Change(seek: duration))
    #expect({ live.change(.seek(to: .seconds(33)), at: .seconds(5)) }() == LiveState.Change(seek: .seconds(33)))
  }

  /// What is ended while nothing plays is ended: its end is heard when it goes on, after the lead-in.
  @Test func threeRequestsForTheNextSentAtOnceMoveThreeSegments() throws {
    for offset in [0, 1, 2] as [Int64] {
      var live = try liveState()
      let before = live.track.timeline.segments
      let position = Duration.seconds(41)
      let first = live.track.segment(at: position)
      for number in 0..<3 as Range<Int64> { _ = live.change(.next, at: position + .milliseconds(number * offset)) }
      let now = live.track.timeline.segments[live.track.segment(at: position + .milliseconds(10))]
      #expect(now.id == before[first + 3].id && now.length == before[first + 3].length, "\(offset): \(now)")
    }
  }

  @Test(arguments: [Request.next, .release]) func whilePausedASegmentIsEndedAndItsEndSoundsLater(_ request: Request)
    throws
  {
    var live = try liveState()
    let hold = try live.start(.hold)
    let duration = live.track.timeline.duration
    let end = hold + .seconds(5)
    _ = live.pauseOrResume(.pause)
    #expect({ live.change(request, at: end) }() == LiveState.Change(seek: end))
    #expect(live.track.timeline.duration == duration - .seconds(35))
    #expect(live.edits == [.release(live.track.timeline.segments[3].id, at: end)] && live.track.extras.isEmpty)
    #expect(live.track.timeline.segments[live.track.segment(at: end)].kind == .settle)
    #expect(live.message == (request == .release ? "Released" : ""))
    #expect({ live.change(.resume, at: end) }() == LiveState.Change(seek: end))
    let gap = try #require(live.track.gap)
    #expect(live.track.laid.cues.first { $0.rule == "release" }?.at == gap.at + gap.length)
    // The other side is announced, with which it goes on.
    #expect(gap.cues.filter { $0.rule != nil }.allSatisfy { $0.pan > 0 })
    // Who has gone on, paused and gone on again has heard it.
    _ = live.pauseOrResume(.pause)
    _ = live.change(.resume, at: live.track.position(of: end) + .milliseconds(1))
    #expect(!live.track.laid.cues.contains { $0.rule == "release" && $0.at >= end && $0.at < end + .seconds(10) })
  }

  @Test func whilePausedAWaitEndsAndAHoldThatIsReleasedNotBeforeItsLeast() throws {
    var live = try liveState(
      """
      timing: { ready: 0s, settle: 0s, spots: 1, roll: 0s, hold: { until: released, from: 30s, to: 90s } }
      steps:
        - wait: 2m
        - roll: back
      """)
    _ = live.pauseOrResume(.pause)
    #expect({ live.change(.next, at: .seconds(4)) }() == LiveState.Change(seek: .seconds(4)))
    #expect(live.track.timeline.segments[0].length == .seconds(4))
    #expect({ live.change(.release, at: .seconds(10)) }() == LiveState.Change())
    #expect(live.track.timeline.segments[1].length == .seconds(30) && live.message == "Released, in 24 s")
    #expect({ live.change(.next, at: .seconds(34) - .milliseconds(1)) }() == LiveState.Change(seek: .seconds(34)))
  }

  @Test func whatIsAskedForWhilePausedSaysSo() throws {
    var live = try liveState()
    let at = try live.start(.hold) + .seconds(5)
    _ = live.pauseOrResume(.pause)
    #expect({ live.change(.announce, at: at) }() == nil && live.message == "Hold calves, left")
    #expect(live.setLevels(.mute) && live.message == "Voice off")
    #expect({ live.change(.mute, at: at) }() == nil && live.message == "Voice off")
    #expect(live.setLevels(.volume(by: -2)) && live.message == "Volume -2 dB")
  }

  @Test func volumeAndMuteAreLevels() throws {
    var live = try liveState()
    func levels(_ request: Request) -> Levels {
      let isDone = live.setLevels(request)
      #expect(isDone)
      return live.levels
    }
    #expect(abs(levels(.volume(by: -6)).chimes - 0.501) < 0.001)
    let muted = levels(.mute)
    #expect(muted.voice == 0 && muted.chimes > 0)
    #expect(levels(.setVolume(1)).chimes == 1)
    _ = levels(.volume(by: 99))
    #expect(live.volume == 6)
    #expect(levels(.setVolume(0)).breath == 0)
    let isDone = live.setLevels(.next)
    #expect(!isDone)
  }

  @Test func withKeepAliveAPrimerComesFirst() throws {
    let live = try liveState(keepsAlive: true)
    #expect(live.track.laid.cues.first?.at == LiveState.primer)
    #expect(live.track.time(at: LiveState.primer) == .zero)
  }
}
