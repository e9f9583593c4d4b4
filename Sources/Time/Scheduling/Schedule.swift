import Documents
import Settings

/// Why a plan cannot become a timeline.
package struct Unschedulable: Error, CustomStringConvertible, Sendable {
  /// What it would come to, and what to do about it.
  package var description: String
  /// Where the impossible was asked for; nil if the routine itself is too much.
  package var location: TextLocation?
  /// Lines whose length was estimated. With their true lengths the answer may be another: speak them, and schedule
  /// again.
  package var unknown: Set<Voicing> = []
}

/// Compiles a plan into a timeline. A pure function: the same plan and lengths give the same timeline.
///
/// - Parameter lengths: the lengths of all sounds and lines that the plan may need. A missing line is estimated and
///   listed in `unknown`: speak it, and schedule again.
/// - Throws: if the session comes to more than 24 hours or 100,000 cues, or cannot be fitted into the time asked for.
package func schedule(
  _ plan: Plan, lengths: [Voicing: SoundLengths], edits: [Edit] = []
) throws(Unschedulable) -> Timeline {
  var session = try EditedSession(plan, lengths: lengths)
  return try session.timeline(edits)
}
