import Documents
import Settings

/// Why a plan cannot become a timeline.
package struct Unschedulable: Error, CustomStringConvertible, Sendable {
  /// What the timeline would come to, and what to do about it.
  package var description: String
  /// Where the time was asked for that the session cannot last; nil if the routine itself is too much.
  package var location: TextLocation?
  /// The lines whose lengths are estimates. With their true lengths it may be schedulable after all: speak them, and
  /// schedule again.
  package var unknown: Set<Voicing> = []
}

/// Compiles a plan into a timeline. It is a pure function: the same arguments give the same timeline.
///
/// - Parameters:
///   - lengths: the lengths of all sounds and lines that the plan may need. A line that is missing gets an estimate and
///     is listed in `unknown`: speak it, and schedule again.
///   - edits: what the listener did while the session ran, in order.
/// - Throws: if the session comes to more than 24 hours or 100,000 cues, or cannot be fitted into the time asked for.
package func schedule(
  _ plan: Plan, lengths: [Voicing: SoundLengths], edits: [Edit] = []
) throws(Unschedulable) -> Timeline {
  var session = try EditedSession(plan, lengths: lengths)
  return try session.timeline(edits)
}
