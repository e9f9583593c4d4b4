import Settings
import Units

/// The stages from a plan to a timeline, a file for each: steps become segments (`Expansion`), which last as long as must be
/// heard in them (`+Lengths`) or as the time that was asked for needs (`+Fitting`); then everything that sounds gets its
/// place (`+Placing`). What the listener does later changes lengths and places anew (`+Edits`). LANGUAGE.md, section 5.
struct Scheduler: Sendable {
  let plan: Plan
  var maker: BlockMaker
  var drafts: [Draft]
  let matching: Matching
  private(set) var notes: [Note] = []
  /// Everything that sounds, in its place.
  private(set) var blocks: [Block] = []

  init(_ plan: Plan, _ lengths: [Voicing: SoundLengths]) {
    self.plan = plan
    maker = BlockMaker(plan, lengths)
    drafts = Expansion(plan).drafts
    Self.settleSayings(&drafts, plan, &maker)
    matching = Matching(plan, drafts)
    leadInSayings()
  }

  /// Settles all lengths and places.
  mutating func compose() throws(Unschedulable) {
    let extensions = extendSegments()
    fitFinish()
    let arrangement = try arrange()
    // In the order of the session; what is about all of it comes first.
    notes = (arrangement.notes + extensions + arrangement.placed.notes).enumerated()
      .sorted { ($0.element.segment ?? -1, $0.offset) < ($1.element.segment ?? -1, $1.offset) }.map(\.element)
    try keep(arrangement.placed)
  }

  /// Fits, if a time is asked for, and places.
  private mutating func arrange() throws(Unschedulable) -> Arrangement {
    if let fit = plan.fit { return try arrange(fit) }
    return (try placeWhole(Kept()), [])
  }

  /// Places everything but what is kept; the finish grows until all of it is heard.
  mutating func settle(_ kept: Kept) throws(Unschedulable) {
    try keep(try placeWhole(kept))
  }

  private mutating func keep(_ placed: Placed) throws(Unschedulable) {
    let duration = drafts.reduce(0) { $0 + $1.length }
    guard duration <= Limits.session.milliseconds else {
      throw Unschedulable(
        description: "the session lasts \(Duration.milliseconds(duration).text); at most 24 hours are allowed,"
          + " so repeat less or shorten some steps")
    }
    blocks = placed.blocks
  }
}
