import PCM
import Rendering
import Units

/// Lowers breath tones and the bed while a voice speaks. The slopes are so slow that nobody notices them.
enum Ducking {
  /// By how much each bus is lowered under speech.
  static let depths: [Bus: Decibels] = [.breath: Decibels(-9), .bed: Decibels(-12)]
  /// How long the gain takes to fall. The fall ends when the line begins.
  static let down = Duration.milliseconds(150)
  static let up = Duration.milliseconds(400)

  /// The ramps of each bus, by `Bus.rawValue`.
  ///
  /// - Parameter speech: when lines are spoken, in order. Between two lines that are close together, a bus stays down.
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
          // If the session begins with a line, the slope down lies before the session.
          Ramp(start: span.lowerBound - down, end: span.lowerBound, from: 1, to: depth),
          Ramp(start: span.upperBound, end: span.upperBound + up, from: depth, to: 1),
        ]
      }
    }
  }
}
