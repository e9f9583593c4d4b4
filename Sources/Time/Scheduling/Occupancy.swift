/// The times that are taken: when voices speak, and when sounds are not yet clear. All times are milliseconds.
struct Occupancy {
  struct Interval {
    var start: Int64
    var end: Int64
    /// What sounds in it.
    var owner: Block.Origin

    func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }

    /// The time in which a sound of a block that begins at `start` is not yet clear.
    init(_ sound: Block.Sound, of block: Block, at start: Int64) {
      (self.start, end) = (start + sound.offset, start + sound.offset + sound.voiceClearance)
      owner = block.origin
    }
  }

  /// Voices by the second in which they speak, so that a lookup costs the same in a session of any length.
  private var voices: [Int64: [Interval]] = [:]
  private var sounds: [Int64: [Interval]] = [:]

  /// Marks the times of a block as taken.
  mutating func insert(_ block: Block, at start: Int64) {
    for sound in block.sounds {
      let interval = Interval(sound, of: block, at: start)
      for second in Self.seconds(interval) {
        sounds[second, default: []].append(interval)
        if sound.isVoice { voices[second, default: []].append(interval) }
      }
    }
  }

  /// What stands in the way of a block that begins at `start`.
  ///
  /// - Returns: nil if nothing does; else the start with which the block would come after everything in its way, the
  ///   start with which it would come before, and the first block in its way.
  func conflict(_ block: Block, at start: Int64) -> (later: Int64, earlier: Int64, owner: Block.Origin)? {
    var result: (later: Int64, earlier: Int64, owner: Block.Origin)?
    for sound in block.sounds {
      let mine = Interval(sound, of: block, at: start)
      let taken = sound.isVoice ? sounds : voices
      for second in Self.seconds(mine) {
        for other in taken[second] ?? [] where other.overlaps(mine) {
          let later = other.end - sound.offset
          let earlier = other.start - sound.offset - sound.voiceClearance
          result = (
            max(result?.later ?? later, later), min(result?.earlier ?? earlier, earlier), result?.owner ?? other.owner
          )
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
