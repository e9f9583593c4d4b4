import Documents
import Settings

/// Why a plan cannot become a timeline: what it comes to, and what to do.
package struct Unschedulable: Error, CustomStringConvertible, Sendable {
  package var description: String
  /// Where it was asked for what cannot be; nil if the routine itself is too much.
  package var location: TextLocation?
  /// Lines whose length was estimated: it may be otherwise once they are spoken, so speak them, and schedule again.
  package var unknown: Set<Voicing> = []
}

/// Compiles a plan into a timeline. A pure function: the same plan and lengths give the same timeline.
///
/// - Parameter lengths: of every sound and line that the plan may sound. A line that is missing is estimated and listed
///   in `unknown`: speak it, and schedule again.
/// - Throws: if the session comes to more than 24 hours or 100,000 cues, or cannot be fitted into the time asked for.
package func schedule(
  _ plan: Plan, lengths: [Voicing: SoundLengths], edits: [Edit] = []
) throws(Unschedulable) -> Timeline {
  var session = try EditedSession(plan, lengths: lengths)
  return try session.timeline(edits)
}
