/// What is taken: when voices speak, and when sounds are not yet clear. Times in milliseconds.
struct Occupancy {
  struct Interval {
    var start: Int64
    var end: Int64

    func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }
  }

  /// By the second, so that a look costs the same however long the session is.
  private var voices: [Int64: [Interval]] = [:]
  private var sounds: [Int64: [Interval]] = [:]

  mutating func insert(_ block: Block, at start: Int64) {
    for sound in block.sounds {
      let interval = Interval(start: start + sound.offset, end: start + sound.offset + sound.voiceClearance)
      for second in Self.seconds(interval) {
        sounds[second, default: []].append(interval)
        if sound.isVoice { voices[second, default: []].append(interval) }
      }
    }
  }

  /// What stands in the way of a block at a start: where a block that is to be later would have to begin, and one that
  /// is to be earlier, to be clear of all of it; nil if nothing does.
  func conflict(_ block: Block, at start: Int64) -> (later: Int64, earlier: Int64)? {
    var result: (later: Int64, earlier: Int64)?
    for sound in block.sounds {
      let mine = Interval(start: start + sound.offset, end: start + sound.offset + sound.voiceClearance)
      let taken = sound.isVoice ? sounds : voices
      for second in Self.seconds(mine) {
        for other in taken[second] ?? [] where other.overlaps(mine) {
          let later = other.end - sound.offset
          let earlier = other.start - sound.offset - sound.voiceClearance
          result = (max(result?.later ?? later, later), min(result?.earlier ?? earlier, earlier))
        }
      }
    }
    return result
  }

  private static func seconds(_ interval: Interval) -> ClosedRange<Int64> {
    let first = floor(interval.start)
    return first...max(first, floor(interval.end - 1))
  }

  private static func floor(_ time: Int64) -> Int64 { time >= 0 ? time / 1000 : (time - 999) / 1000 }
}
