import Settings
import Units

/// Leads a plan through the stages to a timeline; each stage is in a file of its own. Steps become segments
/// (`Expansion`). Segments are made long enough for what must be heard in them (`+Lengths`), and are fitted into a time
/// if one is asked for (`+Fitting`). Then each block gets its place (`+Placing`). When the listener changes something,
/// lengths change and blocks are placed anew (`+Edits`). See LANGUAGE.md, section 5.
struct Scheduler: Sendable {
  let plan: Plan
  var maker: BlockMaker
  var drafts: [Draft]
  let matching: Matching
  private(set) var notes: [Note] = []
  /// All blocks, each in its place.
  private(set) var blocks: [Block] = []

  init(_ plan: Plan, _ lengths: [Voicing: SoundLengths]) {
    self.plan = plan
    maker = BlockMaker(plan, lengths)
    drafts = Expansion(plan).drafts
    Self.settleSayings(&drafts, plan, &maker)
    matching = Matching(plan, drafts)
    leadInSayings()
  }

  /// Settles all lengths and places all blocks.
  mutating func compose() throws(Unschedulable) {
    let extensions = extendSegments()
    fitFinish()
    let arrangement = try arrange()
    // Notes are in the order of their segments; those about the whole session come first.
    notes = (arrangement.notes + extensions + arrangement.placed.notes).enumerated()
      .sorted { ($0.element.segment ?? -1, $0.offset) < ($1.element.segment ?? -1, $1.offset) }.map(\.element)
    try keep(arrangement.placed)
  }

  /// Fits the session if a time is asked for, and places all blocks.
  private mutating func arrange() throws(Unschedulable) -> Arrangement {
    if let fit = plan.fit { return try arrange(fit) }
    return (try placeWhole(Kept()), [])
  }

  /// Places all blocks but the kept ones. The finish grows until everything is heard.
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
