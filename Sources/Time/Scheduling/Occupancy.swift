/// The times that are taken: when voices speak, and when sounds are not yet clear. All times are milliseconds.
struct Occupancy {
  struct Interval {
    var start: Int64
    var end: Int64
    /// What messages call the block that sounds in it.
    var owner = ""

    func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }
  }

  /// Voices by the second in which they speak, so that a lookup costs the same in a session of any length.
  private var voices: [Int64: [Interval]] = [:]
  private var sounds: [Int64: [Interval]] = [:]

  /// Marks the times of a block as taken.
  ///
  /// - Parameter owner: what a message calls the block.
  mutating func insert(_ block: Block, at start: Int64, of owner: String) {
    for sound in block.sounds {
      let interval = Interval(
        start: start + sound.offset, end: start + sound.offset + sound.voiceClearance, owner: owner)
      for second in Self.seconds(interval) {
        sounds[second, default: []].append(interval)
        if sound.isVoice { voices[second, default: []].append(interval) }
      }
    }
  }

  /// What stands in the way of a block that begins at `start`.
  ///
  /// - Returns: nil if nothing does; else the start with which the block would come after everything in its way, the
  ///   start with which it would come before, and what messages call the first block in its way.
  func conflict(_ block: Block, at start: Int64) -> (later: Int64, earlier: Int64, owner: String)? {
    var result: (later: Int64, earlier: Int64, owner: String)?
    for sound in block.sounds {
      let mine = Interval(start: start + sound.offset, end: start + sound.offset + sound.voiceClearance)
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
