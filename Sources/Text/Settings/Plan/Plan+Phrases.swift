import Documents
import Routines

extension Plan {
  /// Checks every phrase that a rule names: it must exist in the session's language, and must not decide a length on
  /// which its own words depend.
  package func checkPhrases(_ diagnostics: Diagnostics) {
    guard let book = phrasing?.phrases else { return }
    for rule in rules {
      guard case .phrase(let reference) = rule.block.line else { continue }
      let name = reference.name
      let wordings = ["", "-stretch", "-again"].flatMap { book.phrases[name + $0] ?? [] }
      if book.phrases[name] == nil {
        diagnostics.error(
          reference.location,
          "there is no phrase \"\(name)\" in \(book.language)\(didYouMean(name, among: book.phrases.keys.sorted()))")
      } else if rule.decidesLength,
        let variable = wordings.flatMap(\.variables).filter(\.isInTime).map(\.rawValue).min()
      {
        diagnostics.error(
          reference.location,
          "the rule \(rule.name) decides a length, so its phrase cannot hold {\(variable)}, which depends on it")
      }
    }
  }
}

extension Rule {
  /// Whether a segment is made as long as the rule's block needs.
  var decidesLength: Bool { crowded == .extend || on.contains(where: RuleSet.isFinish) }
}
