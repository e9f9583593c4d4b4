import Settings

/// A session that is edited while it runs, as far as it has come: one edit more costs that edit and not all before it.
package struct EditedSession: Sendable {
  private let unedited: Scheduler
  private var edited: Scheduler
  private var edits: [Edit] = []
  private let plan: Plan
  private let lengths: [Voicing: SoundLengths]

  /// - Parameter lengths: as in `schedule`.
  /// - Throws: as `schedule` does.
  package init(_ plan: Plan, lengths: [Voicing: SoundLengths]) throws(Unschedulable) {
    (self.plan, self.lengths) = (plan, lengths)
    var scheduler = Scheduler(plan, lengths)
    try scheduler.compose()
    (unedited, edited) = (scheduler, scheduler)
  }

  /// The session with edits: what `schedule` makes of them. Where they begin with those of the last time, only the rest is
  /// done.
  ///
  /// - Throws: if the session becomes too long; the edits of the last time stay.
  package mutating func timeline(_ edits: [Edit]) throws(Unschedulable) -> Timeline {
    let goesOn = edits.starts(with: self.edits)
    var scheduler = goesOn ? edited : unedited
    for edit in edits.dropFirst(goesOn ? self.edits.count : 0) { try scheduler.apply(edit) }
    (edited, self.edits) = (scheduler, edits)
    return scheduler.timeline()
  }

  /// What says where the listener is in a segment: see `announcement`.
  package func announcement(of segment: SegmentID) -> [Cue] {
    Scheduling.announcement(plan, lengths: lengths, of: segment)
  }
}
