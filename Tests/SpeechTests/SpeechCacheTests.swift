import Files
import Foundation
import TestSupport
import Testing

@testable import Speech

/// Lines that are kept under what they were made from.
@Suite struct SpeechCacheTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func clip(_ milliseconds: Int, seed: Int = 1) -> SpokenClip {
    SpokenClip(samples: (0..<milliseconds * 48).map { Int16(truncatingIfNeeded: $0 * 31 + seed * 977) })
  }

  private func key(_ text: String) -> String { Fingerprint.name(text) }

  @Test func aLineComesBackToTheLastSampleInAnotherProcessToo() throws {
    let first = SpeechCache(folder: scratch.path("deep/cache"))
    first.keep(clip(250), as: key("a"))
    for cache in [first, SpeechCache(folder: scratch.path("deep/cache"))] {
      #expect(cache.milliseconds(key("a")) == 250 && cache.clip(key("a")) == clip(250))
      #expect(cache.milliseconds(key("b")) == nil && cache.clip(key("b")) == nil)
    }
    // What somebody has had said to them is theirs.
    var status = stat()
    #expect(stat(scratch.path("deep/cache"), &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test func aNameTellsKeyLengthAndChecksumAndNothingElseIsAName() throws {
    let entry = SpeechCache.Entry(key: key("a"), milliseconds: 1234, checksum: 0xAB)
    #expect(SpeechCache.Entry(entry.name) == entry && entry.name.hasSuffix("-1234-00000000000000ab.wav"))
    let (hash, sum) = (key("a"), "00000000000000ab")
    for name in [
      "\(hash)-1234-\(sum).ogg", "\(hash)-0-\(sum).wav", "\(hash)-\(LineShaping.longest * 1000 + 1)-\(sum).wav",
      "\(hash.dropLast())-5-\(sum).wav", "\(hash)-5-\(sum.dropLast()).wav", "\(hash)--5-\(sum).wav", ".wav", "",
    ] {
      #expect(SpeechCache.Entry(name) == nil, "\(name)")
    }
  }

  @Test func whatDoesNotFitItsNameIsTakenAway() throws {
    let keeper = SpeechCache(folder: scratch.folder)
    keeper.keep(clip(250), as: key("short"))
    keeper.keep(clip(250), as: key("wrong"))
    func path(_ name: String) throws -> String {
      scratch.path(try #require(scratch.names.first { $0.hasPrefix(key(name)) }))
    }
    let (short, wrong) = (try path("short"), try path("wrong"))
    truncate(short, 100)
    var bytes = try #require(FileManager.default.contents(atPath: wrong))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(fileURLWithPath: wrong))
    let cache = SpeechCache(folder: scratch.folder)
    // Cut short is seen by its size, one wrong bit when it is to sound.
    #expect(cache.milliseconds(key("short")) == nil && access(short, F_OK) != 0)
    #expect(cache.milliseconds(key("wrong")) == 250 && cache.clip(key("wrong")) == nil && access(wrong, F_OK) != 0)
    cache.keep(clip(300), as: key("wrong"))
    #expect(cache.clip(key("wrong")) == clip(300))
  }

  @Test func withoutAFolderLinesAreKeptForThisSession() throws {
    try scratch.write("a file", to: "taken")
    for folder in [nil, scratch.path("taken")] {
      let cache = SpeechCache(folder: folder)
      cache.keep(clip(250), as: key("a"))
      #expect(cache.folder == nil && cache.milliseconds(key("a")) == 250 && cache.clip(key("a")) == clip(250))
    }
    #expect(scratch.names == ["taken"])
  }

  /// What was used longest ago goes first, and what is in use never.
  @Test func aFullFolderIsTidiedDownToNineTenths() throws {
    let old = SpeechCache(folder: scratch.folder)
    for number in 1...10 {
      old.keep(clip(100, seed: number), as: key("\(number)"))
      let name = try #require(scratch.names.first { $0.hasPrefix(key("\(number)")) })
      var times = [timeval(tv_sec: 1000 * number, tv_usec: 0), timeval(tv_sec: 1000 * number, tv_usec: 0)]
      utimes(scratch.path(name), &times)
    }
    try scratch.write("half", to: ".\(key("x"))-1-2")
    var times = [timeval(tv_sec: 1000, tv_usec: 0), timeval(tv_sec: 1000, tv_usec: 0)]
    utimes(scratch.path(".\(key("x"))-1-2"), &times)
    // Each has 9644 bytes.
    let cache = SpeechCache(folder: scratch.folder, limit: 6 * 9644)
    #expect(cache.milliseconds(key("1")) == 100)
    cache.tidy()
    // Nothing was added: nothing is looked at.
    #expect(scratch.names.count == 11)
    cache.keep(clip(100, seed: 11), as: key("11"))
    cache.tidy()
    let left = (1...11).filter { number in scratch.names.contains { $0.hasPrefix(key("\(number)")) } }
    #expect(left == [1, 8, 9, 10, 11], "\(left)")
    #expect(scratch.names.count == 5)
  }
}
