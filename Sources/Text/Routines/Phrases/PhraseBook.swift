import Documents

/// The phrases of one language, and its names for sides, areas and tools, from a file such as `phrases/en.yaml`.
package struct PhraseBook: Sendable {
  /// The code of the language, such as `en`.
  package let language: String
  /// The name of the language, in the language.
  package var name: String
  /// The words for variables.
  package var words: Words
  /// The wordings of each phrase, by its name.
  package var phrases: [String: [Phrase]]
  /// The texts of guides that the file has.
  package var guide: [GuideWord: String]

  package init(
    language: String, name: String, words: Words, phrases: [String: [Phrase]], guide: [GuideWord: String]
  ) {
    (self.language, self.name, self.words) = (language, name, words)
    (self.phrases, self.guide) = (phrases, guide)
  }

  /// A wording of a phrase.
  package struct Phrase: Sendable {
    /// The text.
    package var line: Template
    /// The text for the number one; nil if the text is the same for all numbers.
    package var one: Template?

    /// The variable whose number decides between the two texts; nil if there is one text.
    package var counted: Template.Variable? {
      one == nil ? nil : Template.Variable.numbers.first { line.variables.contains($0) }
    }

    /// The variables in either text.
    package var variables: Set<Template.Variable> { line.variables.union(one?.variables ?? []) }
  }

  /// The wordings of a phrase for what the listener is about to do; empty if there is no such phrase.
  ///
  /// - Parameters:
  ///   - isStretch: whether it is a stretch; `NAME-stretch` is then preferred to `NAME`.
  ///   - isAgain: whether it is the second spot of an area or a later one; `NAME-again` is then preferred to `NAME`.
  package func wordings(_ name: String, isStretch: Bool = false, isAgain: Bool = false) -> [Phrase] {
    if isStretch, let found = phrases[name + "-stretch"] { return found }
    if isAgain, let found = phrases[name + "-again"] { return found }
    return phrases[name] ?? []
  }
}

/// The languages of a session's lines.
package struct Phrasing: Sendable {
  /// The phrases of the session's language.
  package var phrases: PhraseBook
  /// The words in the language of the routine's own lines.
  package var routine: Words

  package init(phrases: PhraseBook, routine: Words) { (self.phrases, self.routine) = (phrases, routine) }
}
