import PCM
import Rendering
import Units

/// Breath tones and the bed make room for a voice, and come back after it, on slopes that nobody notices.
enum Ducking {
  /// How far each bus goes down under speech.
  static let depths: [Bus: Decibels] = [.breath: Decibels(-9), .bed: Decibels(-12)]
  /// Down before the first word, up again after the last.
  static let down = Duration.milliseconds(150)
  static let up = Duration.milliseconds(400)

  /// The ramps of each bus, by `Bus.rawValue`.
  ///
  /// - Parameter speech: when somebody speaks, in order; between two lines that are close, a bus stays down.
  static func ramps(_ speech: [Range<FramePosition>], rate: Int) -> [[Ramp]] {
    let (down, up) = (FrameCount(down, rate: rate), FrameCount(up, rate: rate))
    var spans: [Range<FramePosition>] = []
    for span in speech {
      if let last = spans.last, span.lowerBound - down < last.upperBound + up {
        spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
    return Bus.allCases.map { bus in
      guard let depth = depths[bus].map({ Float($0.amplitude) }) else { return [] }
      return spans.flatMap { span in
        [
          // Of a line that the session begins with, the slope lies before it.
          Ramp(start: span.lowerBound - down, end: span.lowerBound, from: 1, to: depth),
          Ramp(start: span.upperBound, end: span.upperBound + up, from: depth, to: 1),
        ]
      }
    }
  }
}
