import Settings
import Units

/// Leads a plan through the stages to a timeline, each in a file of its own. Steps become segments (`Expansion`), which
/// last as long as must be heard in them (`+Lengths`) or as a requested time needs (`+Fitting`). Then everything that
/// sounds gets its place (`+Placing`). Later changes by the listener change lengths and place anew (`+Edits`). See
/// LANGUAGE.md, section 5.
struct Scheduler: Sendable {
  let plan: Plan
  var maker: BlockMaker
  var drafts: [Draft]
  let matching: Matching
  private(set) var notes: [Note] = []
  /// Everything that sounds, each block in its place.
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
    // Notes in the order of the session, those about the whole first.
    notes = (arrangement.notes + extensions + arrangement.placed.notes).enumerated()
      .sorted { ($0.element.segment ?? -1, $0.offset) < ($1.element.segment ?? -1, $1.offset) }.map(\.element)
    try keep(arrangement.placed)
  }

  /// Fits the session if a time is asked for, and places everything.
  private mutating func arrange() throws(Unschedulable) -> Arrangement {
    if let fit = plan.fit { return try arrange(fit) }
    return (try placeWhole(Kept()), [])
  }

  /// Places everything but what is kept. The finish grows until all of it is heard.
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
