import Live
import Routines
import Scheduling
import TestSupport
import Testing

/// Two times: the session's, and that of the frames that are played.
@Suite struct TrackTests {
  @Test func whatBeganBeforeAGapIsNotHeardInIt() throws {
    var live = try liveState()
    let hold = try live.start(.hold, side: .right)
    _ = live.pauseOrResume(.pause)
    _ = live.change(.resume, at: hold + .seconds(1))
    // `go` of the settling before falls on the same time, and was heard.
    let gap = try #require(live.track.gap)
    #expect(gap.at == hold)
    #expect(live.track.laid.cues.contains { $0.rule == "hold" && $0.at == hold + gap.length })
    #expect(!live.track.laid.cues.contains { $0.rule != nil && $0.at < hold && $0.at + $0.duration > hold })
  }

  @Test func afterAFaultItGoesOnInTheMiddleOfAToneAndNothingIsHeardTwice() throws {
    var live = try liveState()
    let hold = try live.start(.hold)
    let at = hold + .seconds(6)
    let change = live.recover(at: at)
    #expect(change == LiveState.Change(seek: at))
    let gap = try #require(live.track.gap)
    let end = gap.at + gap.length
    let cues = live.track.laid.cues
    // Two seconds of the exhale that had begun are left of four.
    let rest = try #require(cues.first { $0.kind == .breath && $0.at == end })
    #expect(rest.skipped == .seconds(2) && rest.duration == .seconds(4) && rest.uncut == .seconds(6))
    #expect(cues.count { $0.rule == "hold" } == 2)
    let before = try liveState().track.laid.cues.filter { $0.rule != nil && $0.at + $0.duration <= at }
    #expect(cues.filter { $0.rule != nil && $0.at + $0.duration <= at }.count == before.count)
  }

  private func track(gap: Track.Gap? = nil) throws -> Track { Track(try liveState().track.timeline, gap: gap) }

  @Test func inAGapTheSessionStandsStillAndAfterItBothGoOn() throws {
    let track = try track(gap: Track.Gap(at: .seconds(30), length: .seconds(6)))
    #expect(
      [0, 29, 30, 33, 36, 40].map { track.time(at: .seconds($0)) } == [0, 29, 30, 30, 30, 34].map { .seconds($0) })
    // Who goes to the place of a gap comes out behind it.
    #expect([0, 29, 30, 34].map { track.position(of: .seconds($0)) } == [0, 29, 36, 40].map { .seconds($0) })
    #expect([29, 30, 35, 36].map { track.isInGap(.seconds($0)) } == [false, true, true, false])
    #expect(track.duration == track.timeline.duration + .seconds(6))
    let plain = try self.track()
    #expect(plain.time(at: .seconds(33)) == .seconds(33) && !plain.isInGap(.seconds(30)))
    #expect("\(plain.laid)" == "\(plain.timeline)")
  }

  @Test func theEndOfTheSessionBelongsToItsLastSegment() throws {
    let track = try track()
    #expect(track.segment(at: .zero) == 0 && track.segment(at: .seconds(10)) == 1)
    #expect(track.segment(at: track.timeline.duration) == track.timeline.segments.count - 1)
  }

  /// A chime that began before the gap stays where it was heard, or goes on after it, or is over.
  @Test func whatSoundsWhenAGapBeginsGoesOnAfterItOnlyIfItIsToldTo() throws {
    let timeline = try liveState().track.timeline
    let chime = try #require(
      timeline.cues.first { $0.kind == .chime && $0.at > .seconds(5) && $0.duration == .seconds(3) })
    let at = chime.at + .seconds(1)
    for goesOn in [false, true] {
      let laid = Track(timeline, gap: Track.Gap(at: at, length: .seconds(6), goesOn: goesOn)).laid
      let found = laid.cues.filter { $0.name == chime.name && $0.rule == chime.rule && $0.segment == chime.segment }
      #expect(found.count == (goesOn ? 1 : 0), "\(found)")
      #expect(found.allSatisfy { $0.at == at + .seconds(6) && $0.skipped == .seconds(1) && $0.duration == .seconds(2) })
    }
  }

  @Test func extrasLieWhereTheyWerePutAndTheTrackLastsUntilTheyAreSilent() throws {
    var track = try track(
      gap: Track.Gap(at: .seconds(30), length: .seconds(6), cues: [.tick(at: .seconds(1), segment: 0)]))
    track.extras = [.tick(at: track.duration, segment: 0), .tick(at: .seconds(2), segment: 0)]
    let ticks = track.laid.cues.filter { $0.rule == nil && $0.kind == .tick }.map(\.at)
    #expect(ticks == [.seconds(2), .seconds(31), track.duration])
    #expect(track.laid.duration == track.duration + .milliseconds(50))
  }
}
