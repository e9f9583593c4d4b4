/// Where samples stand in others. All counts are of stereo frames.
package struct Recording {
  package let samples: [Int16]

  package init(samples: [Int16]) { self.samples = samples }

  package var frames: Int { samples.count / 2 }

  /// The first place, from a frame on, where these frames of `wanted` stand; nil if they do not.
  ///
  /// - Parameter tolerance: how far a sample may be off: 3 where dither falls on other frames.
  package func find(_ wanted: [Int16], _ frames: Range<Int>, from first: Int = 0, tolerance: Int = 0) -> Int? {
    guard frames.upperBound * 2 <= wanted.count, frames.count <= self.frames else { return nil }
    return (first...self.frames - frames.count).first { place in
      isLike(wanted, frames.lowerBound, at: place, tolerance: tolerance)
        && isLike(wanted, frames.lowerBound + frames.count / 2, at: place + frames.count / 2, tolerance: tolerance)
        && frames.allSatisfy {
          isLike(wanted, $0, at: place + $0 - frames.lowerBound, tolerance: tolerance)
        }
    }
  }

  /// Whether a frame is, in both channels, one of `wanted`.
  package func isLike(_ wanted: [Int16], _ frame: Int, at place: Int, tolerance: Int) -> Bool {
    guard place >= 0, place < frames, frame >= 0, frame * 2 < wanted.count else { return false }
    return abs(Int(samples[place * 2]) - Int(wanted[frame * 2])) <= tolerance
      && abs(Int(samples[place * 2 + 1]) - Int(wanted[frame * 2 + 1])) <= tolerance
  }

  /// The first frame that is another than `expected` has, if `expected`'s frame 0 stands at `start`.
  package func firstDifference(from expected: [Int16], at start: Int) -> Int? {
    let count = min(samples.count - start * 2, expected.count)
    return (0..<count).first { samples[start * 2 + $0] != expected[$0] }.map { start + $0 / 2 }
  }

  /// The largest step between neighbours of the left channel.
  package func step(_ frames: Range<Int>) -> Int {
    let range = max(0, frames.lowerBound)..<min(frames.upperBound, self.frames)
    return range.dropFirst().map { abs(Int(samples[$0 * 2]) - Int(samples[$0 * 2 - 2])) }.max() ?? 0
  }

  package func isSilent(_ frames: Range<Int>) -> Bool {
    samples[frames.lowerBound * 2..<frames.upperBound * 2].allSatisfy { $0 == 0 }
  }
}
