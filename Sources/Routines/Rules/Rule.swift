import Documents

/// A cue rule with every layer merged: which segments, where in them, what sounds.
package struct Rule: Sendable {
  package var name: String
  package var on: [Selector]
  package var placing: Placing
  /// The span of `every`; nil for its default.
  package var from: Anchor?
  package var to: Anchor?
  package var block: Block
  /// Only segments strictly longer than this.
  package var longerThan: Duration?
  /// In decibels.
  package var gain: Double
  package var pan: Pan
  package var priority: Int
  package var crowded: Crowded
  /// Its place in the order of first mention.
  package var order: Int
  /// Where it was last written.
  package var place: Place

  /// What sounds, in this order; or a breath, alone.
  package struct Block: Sendable {
    package var chime: Reference?
    package var sound: Reference?
    package var line: Line?
    package var breath: Reference?

    package init(
      chime: Reference? = nil, sound: Reference? = nil, line: Line? = nil, breath: Reference? = nil
    ) {
      (self.chime, self.sound, self.line, self.breath) = (chime, sound, line, breath)
    }

    package var isEmpty: Bool { chime == nil && sound == nil && line == nil && breath == nil }
  }
}

/// The rules of a level while layers are merged: by name, in the order of first mention.
package struct RuleSet: Sendable {
  private struct Draft: Sendable {
    var name: String
    var isSilent = false
    var isDamaged = false
    var keys = RuleChange.Keys()
    var written: [RuleChange.Written] = []
    var place: Place
  }

  /// A rule as it stands after merging, silent ones too, for who wants to show it.
  package struct Shown: Sendable {
    package var name: String
    package var isSilent: Bool
    package var keys: [RuleChange.Written]
    package var place: Place
  }

  /// All rules, silent ones too, in order.
  package var shown: [Shown] {
    drafts.map { Shown(name: $0.name, isSilent: $0.isSilent, keys: $0.written, place: $0.place) }
  }

  private var drafts: [Draft] = []
  private var index: [String: Int] = [:]

  package init() {}

  /// The names of all rules, silent ones too.
  package var names: [String] { drafts.map(\.name) }

  /// Puts a later layer's change on top: by rule, then by key; the place keys are one slot, the lines another.
  package mutating func overlay(_ change: RuleChange) {
    let i = index[change.name] ?? drafts.count
    if i == drafts.count {
      drafts.append(Draft(name: change.name, place: change.place))
      index[change.name] = i
    }
    drafts[i].place = change.place
    drafts[i].isDamaged = drafts[i].isDamaged || change.isDamaged
    switch change.action {
    case .silence: drafts[i].isSilent = true
    case .set(let keys):
      drafts[i].isSilent = false
      drafts[i].keys.overlay(keys)
      for key in change.written {
        drafts[i].written.removeAll { RuleChange.slot($0.key) == RuleChange.slot(key.key) }
        if key.text != "off" { drafts[i].written.append(key) }
      }
    }
  }

  /// Whether a rule, silent or not, is about the whole session.
  func isOnSession(_ name: String) -> Bool {
    index[name].flatMap { drafts[$0].keys.on?.result?.contains(.session) } ?? false
  }

  /// The rules that sound, checked; what is wrong with one is said where it was last written.
  package func rules(_ diagnostics: Diagnostics) -> [Rule] {
    drafts.indices.compactMap { order in
      drafts[order].isSilent || drafts[order].isDamaged ? nil : rule(drafts[order], order, diagnostics)
    }
  }

  private func rule(_ draft: Draft, _ order: Int, _ diagnostics: Diagnostics) -> Rule? {
    let keys = draft.keys
    func fail(_ message: String) -> Rule? {
      diagnostics.error(draft.place, "the rule \(draft.name) \(message)")
      return nil
    }
    let block = Rule.Block(
      chime: keys.chime?.result, sound: keys.sound?.result, line: keys.line?.result, breath: keys.breath?.result)
    let placing = keys.placing?.result ?? .at([.start])
    let crowded = keys.crowded?.result ?? (block.line == nil ? .drop : .delay)
    guard let on = keys.on?.result else {
      return fail("has no \"on\"; write which segments, such as \"on: hold\"\(didYouMean(draft.name))")
    }
    if block.isEmpty {
      return fail("has nothing to sound; write chime, sound, say, phrase or breath")
    }
    if block.breath != nil {
      if block.chime != nil || block.sound != nil || block.line != nil {
        return fail("has a breath and another sound; a breath stands alone, so make two rules of it")
      }
      if placing != .each(.breath) { return fail("has a breath, which goes only with \"each: breath\"") }
    }
    if crowded == .extend {
      guard case .at(let anchors) = placing, anchors.allSatisfy({ $0.base == .start && !$0.leads }) else {
        return fail(
          "has \"crowded: extend\", which goes only with \"at: start\" or \"at: start+…\";"
            + " for another place write \"crowded: delay\" too")
      }
    }
    if case .say(let template) = block.line, crowded == .extend || on.contains(where: Self.isFinish),
      let variable = template.variables.filter(\.isInTime).map(\.rawValue).min()
    {
      return fail("decides a length, so its line cannot hold {\(variable)}, which depends on it")
    }
    return Rule(
      name: draft.name, on: on, placing: placing, from: keys.from?.result, to: keys.to?.result, block: block,
      longerThan: keys.longerThan?.result, gain: keys.gain?.result ?? 0, pan: keys.pan?.result ?? .fixed(0),
      priority: keys.priority?.result ?? 5, crowded: crowded, order: order,
      place: draft.place)
  }

  private func didYouMean(_ name: String) -> String {
    Documents.didYouMean(name, among: drafts.map(\.name).filter { $0 != name })
  }

  static func isFinish(_ selector: Selector) -> Bool {
    [.kind(.finish), .first(.finish), .last(.finish)].contains(selector)
  }
}

extension RuleChange {
  /// The five places share one slot, and so do the two kinds of line.
  fileprivate static func slot(_ key: String) -> String {
    Placing.keys.contains(key) ? "at" : key == "phrase" ? "say" : key
  }
}

extension RuleChange.Keys {
  fileprivate mutating func overlay(_ later: RuleChange.Keys) {
    on = later.on ?? on
    placing = later.placing ?? placing
    from = later.from ?? from
    to = later.to ?? to
    chime = later.chime ?? chime
    sound = later.sound ?? sound
    line = later.line ?? line
    breath = later.breath ?? breath
    longerThan = later.longerThan ?? longerThan
    gain = later.gain ?? gain
    pan = later.pan ?? pan
    priority = later.priority ?? priority
    crowded = later.crowded ?? crowded
  }
}
