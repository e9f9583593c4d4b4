import Routines
import Settings
import Units

/// Chooses the wording of lines and fills in their variables.
struct Wording {
  let plan: Plan
  let drafts: [Draft]
  /// For each segment, the index of the next one that opens a position or side; nil after the last.
  private let openings: [Int?]

  init(plan: Plan, drafts: [Draft]) {
    (self.plan, self.drafts) = (plan, drafts)
    var openings = [Int?](repeating: nil, count: drafts.count)
    for index in drafts.indices.dropLast().reversed() {
      openings[index] = drafts[index + 1].opens == nil ? openings[index + 1] : index + 1
    }
    self.openings = openings
  }

  /// The value of a variable that does not depend on time, in the words of a language; nil where it is empty.
  func value(_ variable: Template.Variable, _ words: Words, segment index: Int) -> String? {
    let draft = drafts[index]
    return switch variable {
    case .routine: plan.routine.title
    case .area: draft.area.map { words.area($0, .none) }
    case .side: words.sides[draft.id.side]
    case .tool: draft.tool.map(words.tool)
    case .next: openings[index].flatMap { Self.here(drafts[$0], words) }
    case .here: Self.here(draft, words)
    case .on: draft.tool.flatMap(words.on)
    case .how: draft.area.flatMap { words.how($0, isStretch: isStretch(index)) }
    case .spot: draft.id.spot > 0 ? "\(draft.id.spot)" : nil
    case .spots: draft.spots > 0 ? "\(draft.spots)" : nil
    case .set: "\(draft.set)"
    case .sets: "\(draft.sets)"
    case .duration, .remaining, .minutes, .count: nil
    }
  }

  private static func here(_ draft: Draft, _ words: Words) -> String? {
    draft.area.map { words.area($0, draft.id.side) } ?? words.sides[draft.id.side]
  }

  /// Whether a segment is a stretch, or leads to one.
  private func isStretch(_ index: Int) -> Bool {
    drafts[index...].first { $0.kind != .settle }?.kind == .stretch
  }

  /// When a line is said, for the variables that depend on time. All values are milliseconds.
  struct Moment {
    /// The segment's length.
    var length: Int64
    /// The time from the line's wanted start to the segment's end.
    var remaining: Int64
    /// The time from the line's wanted start to the rule's `to`.
    var count: Int64
  }

  private func value(_ variable: Template.Variable, _ words: Words, segment: Int, at moment: Moment?) -> String? {
    guard let moment, variable.isInTime else { return value(variable, words, segment: segment) }
    return switch variable {
    case .duration: words.time(milliseconds: moment.length)
    case .remaining: words.time(milliseconds: moment.remaining)
    case .minutes: "\(max(0, dividedAndRounded(moment.remaining, by: 60_000)))"
    case .count: "\(max(0, dividedAndRounded(moment.count, by: 1000)))"
    default: nil
    }
  }

  // MARK: Lines

  /// The words of a line in a segment, and their language; nil if nothing is to be said.
  ///
  /// - Parameters:
  ///   - occurrence: the number of the place among those of its rule in the segment, from 0.
  ///   - moment: when the line is said; nil for a line that decides a length.
  func line(_ line: Line, segment: Int, occurrence: Int = 0, at moment: Moment? = nil) -> Spoken? {
    switch line {
    case .say(let template):
      let words = plan.phrasing?.routine ?? .plain
      let text = template.filled { value($0, words, segment: segment, at: moment) }
      return text.map { Spoken(text: $0, language: plan.routine.language) }
    case .phrase(let reference):
      guard let book = plan.phrasing?.phrases else { return nil }
      let wordings = book.wordings(
        reference.name, isStretch: isStretch(segment), isAgain: drafts[segment].id.spot > 1)
      guard !wordings.isEmpty else { return nil }
      let phrase = wordings[turn(segment, occurrence) % wordings.count]
      func value(_ variable: Template.Variable) -> String? {
        self.value(variable, book.words, segment: segment, at: moment)
      }
      let isOne = phrase.counted.map { value($0) == "1" } ?? false
      guard let text = (isOne ? phrase.one ?? phrase.line : phrase.line).filled(value) else { return nil }
      return Spoken(
        text: text.prefix(1).uppercased() + text.dropFirst(), language: book.language, phrase: reference.name)
    }
  }

  /// A number that chooses among a phrase's wordings. It follows from the identity of the segment, so that an edit
  /// elsewhere changes no words. With these factors neighbouring segments nearly always get different wordings, whether
  /// there are two wordings or five.
  private func turn(_ segment: Int, _ occurrence: Int) -> Int {
    let id = drafts[segment].id
    let name = plan.routine.name.utf8.reduce(0) { ($0 + Int($1)) % 1000 }
    return name + 5 * id.step + 3 * id.pass + 2 * (id.side == .right ? 1 : 0) + id.spot + occurrence
  }
}

/// A line with its variables filled in.
struct Spoken {
  var text: String
  var language: String
  /// The phrase that the text is a wording of; nil if it is none.
  var phrase: String?

  var voicing: Voicing { .speech(text: text, language: language) }
}
