import Documents
import Routines

/// The rules at one level of the routine while layers are merged, in the order of first mention.
package struct RuleSet: Sendable {
  /// A rule as merged so far, and its outcome. A draft never changes; a later layer replaces it by another.
  private final class Draft: Sendable {
    let name: String
    let state: State
    let outcome: Outcome

    init(_ name: String, _ state: State, order: Int) {
      (self.name, self.state) = (name, state)
      outcome = state.isSilent || state.isDamaged ? .silent : RuleSet.outcome(name, state, order)
    }
  }

  private struct State: Sendable {
    var isSilent = false
    var isDamaged = false
    var keys = RuleValues()
    var written: [RuleChange.Written] = []
    var location: TextLocation
  }

  private enum Outcome: Sendable {
    case sounds(Rule)
    case silent
    case hasNoSegments
    /// The rule cannot be used, for this reason.
    case fails(String)
  }

  /// A rule after merging, for display; silenced rules too.
  package struct Shown: Sendable {
    /// The rule's name.
    package var name: String
    /// Whether it was silenced.
    package var isSilent: Bool
    /// Its keys as they were written.
    package var keys: [RuleChange.Written]
    /// Where it was last written.
    package var location: TextLocation
  }

  /// All rules, silenced ones too, in order.
  package var shown: [Shown] {
    drafts.map {
      Shown(name: $0.name, isSilent: $0.state.isSilent, keys: $0.state.written, location: $0.state.location)
    }
  }

  private var drafts: [Draft] = []
  private var index: [String: Int] = [:]

  /// Makes a set without rules.
  package init() {}

  /// The names of all rules, silenced ones too.
  package var names: [String] { drafts.map(\.name) }

  /// Puts the change of a later layer over the rule that it names: slot by slot.
  package mutating func overlay(_ change: RuleChange) {
    let i = index[change.name]
    var state = i.map { drafts[$0].state } ?? State(location: change.location)
    state.location = change.location
    state.isDamaged = state.isDamaged || change.isDamaged
    switch change.action {
    case .silence: state.isSilent = true
    case .set(let keys):
      state.isSilent = false
      state.keys.overlay(keys)
      for key in change.written {
        state.written.removeAll { RuleKey.named($0.key)?.slot == RuleKey.named(key.key)?.slot }
        if key.text != "off" { state.written.append(key) }
      }
    }
    if let i {
      drafts[i] = Draft(change.name, state, order: i)
    } else {
      index[change.name] = drafts.count
      drafts.append(Draft(change.name, state, order: drafts.count))
    }
  }

  /// Whether a rule, silenced or not, is about the whole session.
  func isOnSession(_ name: String) -> Bool {
    index[name].flatMap { drafts[$0].state.keys[.on]?.contains(.session) } ?? false
  }

  /// The rules that sound, checked. What is wrong with one is reported where it was last written.
  ///
  /// - Parameter missing: explains, if it can, why a rule that is changed but not defined does not exist.
  package func rules(_ diagnostics: Diagnostics, _ missing: ((String) -> String?)? = nil) -> [Rule] {
    drafts.compactMap { draft in
      switch draft.outcome {
      case .sounds(let rule): return rule
      case .silent: return nil
      case .fails(let message): diagnostics.error(draft.state.location, "the rule \(draft.name) \(message)")
      case .hasNoSegments:
        let why =
          missing?(draft.name)
          ?? "the rule \(draft.name) has no \"on\"; write which segments, such as \"on: hold\"\(didYouMean(draft.name))"
        diagnostics.error(draft.state.location, why)
      }
      return nil
    }
  }

  /// How many rules there are, silenced ones too.
  var count: Int { drafts.count }

  /// The rule with a name, if it sounds.
  func rule(_ name: String) -> Rule? {
    if let i = index[name], case .sounds(let rule) = drafts[i].outcome { rule } else { nil }
  }

  private static func outcome(_ name: String, _ state: State, _ order: Int) -> Outcome {
    let keys = state.keys
    func fail(_ message: String) -> Outcome { .fails(message) }
    let block = Rule.Block(
      chime: keys[.chime], sound: keys[.sound], line: keys[.line], breath: keys[.breath])
    let placing = keys[.placing] ?? .atStart
    let crowded = keys[.crowded] ?? (block.line == nil ? .drop : .delay)
    guard let on = keys[.on] else { return .hasNoSegments }
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
    if case .say(let template) = block.line, crowded == .extend || on.contains(where: isFinish),
      let variable = template.variables.filter(\.isInTime).map(\.rawValue).min()
    {
      return fail("decides a length, so its line cannot hold {\(variable)}, which depends on it")
    }
    return .sounds(Rule(name, on: on, block, crowded, keys, order: order, at: state.location))
  }

  private func didYouMean(_ name: String) -> String {
    Documents.didYouMean(name, among: drafts.map(\.name).filter { $0 != name })
  }

  static func isFinish(_ selector: Selector) -> Bool {
    [.kind(.finish), .first(.finish), .last(.finish)].contains(selector)
  }
}

extension Placing {
  /// Where the cues of a rule without a place begin.
  static let atStart = Placing.at([.start])
}
