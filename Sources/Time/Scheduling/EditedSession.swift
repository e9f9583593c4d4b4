import Settings

/// A session that is edited while it runs. It keeps the result of the edits so far, so that one more edit does not
/// schedule the earlier ones again.
package struct EditedSession: Sendable {
  private let unedited: Scheduler
  private var edited: Scheduler
  private var edits: [Edit] = []
  private let plan: Plan
  private let lengths: [Voicing: SoundLengths]

  /// Schedules the session without edits.
  ///
  /// - Parameter lengths: the lengths of sounds, as in `schedule`.
  /// - Throws: `Unschedulable`, as `schedule` does.
  package init(_ plan: Plan, lengths: [Voicing: SoundLengths]) throws(Unschedulable) {
    (self.plan, self.lengths) = (plan, lengths)
    var scheduler = Scheduler(plan, lengths)
    try scheduler.compose()
    (unedited, edited) = (scheduler, scheduler)
  }

  /// The session with all edits, as `schedule` makes it. If they begin with the edits of the last call, only the new
  /// ones are applied.
  ///
  /// - Throws: `Unschedulable` if the session becomes too long; the state of the last call stays.
  package mutating func timeline(_ edits: [Edit]) throws(Unschedulable) -> Timeline {
    let goesOn = edits.starts(with: self.edits)
    var scheduler = goesOn ? edited : unedited
    for edit in edits.dropFirst(goesOn ? self.edits.count : 0) { try scheduler.apply(edit) }
    (edited, self.edits) = (scheduler, edits)
    return scheduler.timeline()
  }

  /// The sounds that announce a segment again: see `Scheduling.announcement`.
  package func announcement(of segment: SegmentID) -> [Cue] {
    Scheduling.announcement(plan, lengths: lengths, of: segment)
  }
}
