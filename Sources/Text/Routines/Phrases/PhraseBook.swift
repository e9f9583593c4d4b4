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
  /// The texts of guides, as far as the file has them.
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
    /// The text for the number one, if that is another.
    package var one: Template?

    /// The variable whose number decides between the two texts; nil if there is one text.
    package var counted: Template.Variable? {
      one == nil ? nil : Template.Variable.numbers.first { line.variables.contains($0) }
    }

    /// The variables in either text.
    package var variables: Set<Template.Variable> { line.variables.union(one?.variables ?? []) }
  }

  /// The wordings of a phrase for what the listener is about to do. For a stretch, `NAME-stretch` is preferred to
  /// `NAME`; from the second spot of an area on, `NAME-again` is. Empty if there is no such phrase.
  package func wordings(_ name: String, isStretch: Bool = false, isAgain: Bool = false) -> [Phrase] {
    if isStretch, let found = phrases[name + "-stretch"] { return found }
    if isAgain, let found = phrases[name + "-again"] { return found }
    return phrases[name] ?? []
  }
}

/// The languages of a session's lines.
package struct Phrasing: Sendable {
  /// The language of phrases.
  package var phrases: PhraseBook
  /// The language of lines that the routine writes itself.
  package var routine: Words

  package init(phrases: PhraseBook, routine: Words) { (self.phrases, self.routine) = (phrases, routine) }
}
