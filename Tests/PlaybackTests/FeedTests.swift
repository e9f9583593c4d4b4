import PCM
import Rendering
import TestSupport
import Testing

@testable import Playback

/// The frames that go to the device: score and silence in turn, without a seam that is heard.
@Suite struct FeedTests {
  private let format = StreamFormat()

  private func feed(_ score: Score, capacity: Int = 9_600) -> Feed {
    Feed(score, format, levels: Levels(), clipBudget: 12 << 20, capacity: FrameCount(Int64(capacity)))
  }

  /// All that was made, from a frame on.
  private func frames(_ feed: borrowing Feed, from: Int64) -> [Int16] {
    var bytes: [UInt8] = []
    var next = from
    while next < feed.made {
      let part = feed.made(from: next)
      bytes += part
      next += Int64(part.count / format.bytesPerFrame)
    }
    return bytes.samples16
  }

  /// Makes frames in pieces of these sizes in turn, and gives all of them.
  private func make(_ feed: inout Feed, _ count: Int, pieces: [Int]) throws -> [Int16] {
    var samples: [Int16] = []
    var turn = 0
    while samples.count / 2 < count {
      let from = feed.made
      try feed.make(min(pieces[turn % pieces.count], count - samples.count / 2))
      turn += 1
      samples += frames(feed, from: from)
    }
    return samples
  }

  @Test(arguments: [[4_800], [1], [4_799, 3], [733, 4_800, 17]])
  func itIsTheScoreToItsLastFrameAndThenSilenceInPiecesOfAnySize(pieces: [Int]) throws {
    let score = Score.sweep(frames: pieces == [1] ? 700 : 20_011)
    let expected = try score.samples()
    var feed = feed(score)
    feed.start(.playing(from: .zero), capacity: FrameCount(9_600))
    let isAtEndSoon = feed.isAtEnd
    let made = try make(&feed, expected.count / 2 + 500, pieces: pieces)
    #expect(Array(made.prefix(expected.count)) == expected)
    // The clip would go on; the score does not.
    #expect(made.count == expected.count + 1000 && made[expected.count...].allSatisfy { $0 == 0 })
    let isAtEnd = feed.isAtEnd
    #expect(isAtEnd && !isAtEndSoon)
  }

  @Test func aClipThatGoesOnBehindTheScoreIsCutAtItsEnd() throws {
    let long = Score.sweep(frames: 5_000)
    let score = Score(placements: long.placements, sources: long.sources, length: FrameCount(1_234))
    var feed = feed(score)
    feed.start(.playing(from: .zero), capacity: FrameCount(9_600))
    let made = try make(&feed, 3_000, pieces: [1_000])
    #expect(try Array(made.prefix(2_468)) == Array(long.samples().prefix(2_468)))
    #expect(made[2_468...].allSatisfy { $0 == 0 } && made[2_000..<2_468].contains { $0 != 0 })
  }

  @Test func theFirstFrameOfASessionIsNotFadedAndAnyOtherStartIs() throws {
    let score = Score.sweep(frames: 48_000)
    let expected = try score.samples()
    var feed = feed(score)
    feed.start(.playing(from: FramePosition(10_000)), capacity: FrameCount(9_600))
    let made = try make(&feed, 2_000, pieces: [500])
    #expect(made[0] == 0 && Array(made[960...]) == Array(expected[20_960..<24_000]))
    // In between it rises.
    #expect(made[480..<960] != expected[20_480..<20_960])
  }

  /// What is queued and not heard yet is what a splice starts from, whatever that was.
  @Test(arguments: [100, 2_000, 4_790]) func aSpliceLeadsOutOfWhatWouldHaveSounded(consumed: Int) throws {
    let score = Score.sweep(frames: 96_000)
    let expected = try score.samples()
    var feed = feed(score)
    feed.start(.playing(from: .zero), capacity: FrameCount(9_600))
    _ = try make(&feed, 4_800, pieces: [4_800])
    feed.splice(to: .playing(from: FramePosition(50_000)), at: Int64(consumed), score: nil, levels: nil)
    var place = (feed.made, feed.position)
    #expect(place == (0, FramePosition(50_000)))
    let made = try make(&feed, 2_000, pieces: [333])
    // Its first frame is the old one, and behind the crossfade it is the new place.
    #expect(made[0] == expected[consumed * 2] && made[1] == expected[consumed * 2 + 1])
    #expect(Array(made[960...]) == Array(expected[100_960..<104_000]))
    let largest = (1..<2_000).map { abs(Int(made[$0 * 2]) - Int(made[$0 * 2 - 2])) }.max()!
    let usual = (1..<90_000).map { abs(Int(expected[$0 * 2]) - Int(expected[$0 * 2 - 2])) }.max()!
    #expect(largest < usual * 2, "\(largest), usually \(usual)")
    // Another splice within the crossfade starts from the crossfade.
    feed.splice(to: .silence(holding: FramePosition(7)), at: 200, score: nil, levels: nil)
    let faded = try make(&feed, 1_000, pieces: [1_000])
    place = (feed.made, feed.position)
    #expect(faded[0] == made[400] && faded[960...].allSatisfy { $0 == 0 } && place.1 == FramePosition(7))
  }

  @Test func aSpliceTakesUpAnotherScoreAndOtherLevels() throws {
    let other = Score.sweep(frames: 48_000, pitch: 500)
    var feed = feed(.sweep(frames: 48_000))
    feed.start(.playing(from: .zero), capacity: FrameCount(9_600))
    _ = try make(&feed, 1_000, pieces: [1_000])
    feed.splice(to: .playing(from: FramePosition(3_000)), at: 500, score: other, levels: Levels(chimes: 0.5))
    let made = try make(&feed, 1_000, pieces: [1_000])
    let expected = try other.samples(levels: Levels(chimes: 0.5))
    #expect(Array(made[960...]) == Array(expected[6_960..<8_000]))
  }

  @Test func afterAGapItGoesOnOutOfSilenceAtTheDevicesFrame() throws {
    let score = Score.sweep(frames: 48_000)
    var feed = feed(score)
    feed.start(.playing(from: .zero), capacity: FrameCount(9_600))
    _ = try make(&feed, 9_000, pieces: [4_800])
    feed.resume(at: 6_000)
    let place = feed.position
    #expect(place == FramePosition(6_000))
    let made = try make(&feed, 1_000, pieces: [400])
    #expect(made[0] == 0)
    #expect(try Array(made[960...]) == Array(score.samples()[12_960..<14_000]))
  }

  @Test func aQueueOfAnotherSizeLosesNothing() throws {
    let score = Score.sweep(frames: 48_000)
    var feed = feed(score, capacity: 2_400)
    feed.start(.playing(from: .zero), capacity: FrameCount(24_000))
    _ = try make(&feed, 24_000, pieces: [4_800])
    // All that may be queued is still there.
    let queued = frames(feed, from: 0)
    #expect(try queued == Array(score.samples().prefix(48_000)))
  }
}
