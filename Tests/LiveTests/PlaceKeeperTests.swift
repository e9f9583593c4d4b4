import Foundation
import Playback
import Scheduling
import TestSupport
import Testing

@testable import Live

/// The place of a session on the disk. It is written on a thread of its own, which is waited for here by looking at the
/// file: how long a disk takes is no matter.
@Suite(.ownThread) struct PlaceKeeperTests {
  private let scratch: Scratch
  private let file: SavedPlaceFile
  private var keeper: PlaceKeeper

  init() throws {
    scratch = try Scratch()
    file = SavedPlaceFile(path: scratch.path("unknot/session.json"))
    keeper = PlaceKeeper(file, SavedPlace(routine: "r", options: ["hold": "60s"]))
  }

  private func status(_ seconds: Int, isPaused: Bool = false, _ change: (inout LiveState) -> Void = { _ in }) throws
    -> Status
  {
    var live = try liveState()
    if isPaused { _ = live.pauseOrResume(.pause) }
    change(&live)
    return Status(live, position: .seconds(seconds), StatusTests.snapshot())
  }

  /// Looks until the file has the place at a time.
  private func isWritten(_ time: Duration) -> Bool {
    let limit = Date.now.addingTimeInterval(60)
    while Date.now < limit {
      if let place = try? file.read(), place.time == time { return true }
      usleep(2_000)
    }
    return false
  }

  @Test mutating func ofManyPlacesTheNewestIsKept() throws {
    for seconds in 1...50 { keeper.write(try status(seconds)) }
    #expect(isWritten(.seconds(50)))
    // Nothing older comes after it.
    keeper.writeNow(try status(51))
    #expect(isWritten(.seconds(51)))
    let place = try #require(try file.read())
    #expect(place.routine == "r" && place.options == ["hold": "60s"])
    let status = try status(51)
    #expect(place.segment == status.current.id && place.offset == status.time - status.current.start)
    #expect(scratch.names == ["unknot"])
  }

  @Test mutating func itIsWrittenAtOnceWhenSomethingWasChangedAndElseNowAndThen() throws {
    let interval = keeper.keep(try status(3))
    // Soon after there is nothing that could not wait until the time is over.
    #expect(keeper.keep(try status(4)) < interval)
    #expect(isWritten(.seconds(3)))
    _ = keeper.keep(try status(5) { _ = $0.setLevels(.mute) })
    #expect(isWritten(.seconds(5)))
    #expect(try file.read()?.isMuted == true)
    let edited = try status(45) { _ = $0.change(.longer, at: .seconds(44)) }
    _ = keeper.keep(edited)
    #expect(isWritten(.seconds(45)))
    #expect(try file.read()?.edits == edited.edits)
  }

  @Test mutating func whilePausedAndUnchangedThereIsNoHurry() throws {
    let paused = try status(20, isPaused: true)
    _ = keeper.keep(paused)
    #expect(isWritten(.seconds(20)))
    #expect(keeper.keep(paused) == .seconds(10))
  }

  @Test mutating func aSessionThatWasHeardToItsEndLeavesNothing() throws {
    keeper.write(try status(20))
    #expect(isWritten(.seconds(20)))
    keeper.end(try status(21), .finished)
    #expect(file.content == nil)
  }

  /// Of two sessions the file has the place of the one that wrote last: the other one's end is not its business.
  @Test mutating func itRemovesOnlyWhatItHasWrittenItself() throws {
    keeper.write(try status(20))
    #expect(isWritten(.seconds(20)))
    let other = SavedPlace(routine: "other", options: [:], time: .seconds(7))
    try file.write(other)
    keeper.end(try status(21), .finished)
    #expect(try file.read() == other)
  }

  @Test mutating func whatWasStoppedIsKeptForTheNextTime() throws {
    keeper.end(try status(33), .stopped(exit: 0))
    #expect(isWritten(.seconds(33)))
  }

  @Test mutating func aSessionThatNeverWroteRemovesNothing() throws {
    try file.write(SavedPlace(routine: "other", options: [:]))
    keeper.end(try status(1), .finished)
    #expect(file.content != nil)
  }
}
