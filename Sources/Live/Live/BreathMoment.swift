import Routines
import Scheduling
import Units

/// Where in its breath a breathing segment is at one moment.
package struct BreathMoment: Equatable, Sendable {
  /// What the breath is doing: in, held, out or paused.
  package var phase: Phase
  /// How full the lungs are, 0…1.
  package var fullness: Double

  /// - Parameter time: since the segment's start.
  /// - Returns: nil where the segment has no breaths.
  package init?(_ segment: Segment, at time: Duration) {
    var start = Duration.zero
    for breath in segment.breaths {
      guard time < start + breath.period else {
        start += breath.period
        continue
      }
      var inner = time - start
      for phase in Phase.allCases {
        let length = breath[phase]
        if inner < length {
          let share = inner / length
          self.phase = phase
          switch phase {
          case .inhale: fullness = share
          case .hold: fullness = 1
          case .exhale: fullness = 1 - share
          case .pause: fullness = 0
          }
          return
        }
        inner -= length
      }
    }
    return nil
  }
}
