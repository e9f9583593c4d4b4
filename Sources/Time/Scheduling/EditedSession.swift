import Settings

/// A session that is edited while it runs, as far as it has come: one edit more costs that edit and not all before it.
package struct EditedSession: Sendable {
  private let unedited: Scheduler
  private var edited: Scheduler
  private var edits: [Edit] = []
  private let plan: Plan
  private let lengths: [Voicing: SoundLengths]
  private let speaks: Bool

  /// - Parameters:
  ///   - lengths: as in `schedule`.
  ///   - speaks: whether somebody can speak a line that an edit makes new. It has its place by an estimate meanwhile, and
  ///     makes no sound yet.
  /// - Throws: as `schedule` does.
  package init(_ plan: Plan, lengths: [Voicing: SoundLengths], speaks: Bool = false) throws(Unschedulable) {
    (self.plan, self.lengths, self.speaks) = (plan, lengths, speaks)
    var scheduler = Scheduler(plan, lengths)
    try scheduler.compose()
    (unedited, edited) = (scheduler, scheduler)
  }

  /// The session with edits: what `schedule` makes of them, with what is unknown and to be spoken. Where they begin with those of the last time, only the rest is
  /// done.
  ///
  /// - Throws: if the session becomes too long; the edits of the last time stay.
  package mutating func timeline(_ edits: [Edit]) throws(Unschedulable) -> Timeline {
    let goesOn = edits.starts(with: self.edits)
    var scheduler = goesOn ? edited : unedited
    for edit in edits.dropFirst(goesOn ? self.edits.count : 0) { try scheduler.apply(edit) }
    (edited, self.edits) = (scheduler, edits)
    var timeline = scheduler.timeline()
    // Of lines that nobody can speak, or that found no place, nothing is to be known.
    timeline.unknown = speaks ? timeline.unknown.intersection(timeline.cues.map(\.voicing)) : []
    return timeline
  }

  /// What says where the listener is in a segment: see `announcement`.
  package func announcement(of segment: SegmentID) -> [Cue] {
    Scheduling.announcement(plan, lengths: lengths, of: segment)
  }
}
