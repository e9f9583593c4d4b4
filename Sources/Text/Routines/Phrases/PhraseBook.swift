import Documents

/// The phrases of one language, and how it names sides, areas and tools: a file such as `phrases/en.yaml`.
package struct PhraseBook: Sendable {
  /// Such as `en`.
  package let language: String
  /// The language in its own words.
  package var name: String
  package var words: Words
  /// By name: one line or several that say the same in other words.
  package var phrases: [String: [Phrase]]
  /// What guides show in this language, as far as its file says so.
  package var guide: [GuideWord: String]

  package init(
    language: String, name: String, words: Words, phrases: [String: [Phrase]], guide: [GuideWord: String]
  ) {
    (self.language, self.name, self.words) = (language, name, words)
    (self.phrases, self.guide) = (phrases, guide)
  }

  /// A wording of a phrase.
  package struct Phrase: Sendable {
    package var line: Template
    /// The wording where the number in it is one, if that is another.
    package var one: Template?

    /// The number that decides between the two.
    package var counted: Template.Variable? {
      one == nil ? nil : Template.Variable.numbers.first { line.variables.contains($0) }
    }

    package var variables: Set<Template.Variable> { line.variables.union(one?.variables ?? []) }
  }

  /// The wordings of a phrase where the listener is about to do something. `NAME-stretch` goes before `NAME` where it is a
  /// stretch, and `NAME-again` from the second spot of an area on. Empty if there is no such phrase.
  package func wordings(_ name: String, isStretch: Bool = false, isAgain: Bool = false) -> [Phrase] {
    if isStretch, let found = phrases[name + "-stretch"] { return found }
    if isAgain, let found = phrases[name + "-again"] { return found }
    return phrases[name] ?? []
  }
}

/// The languages of a session's lines.
package struct Phrasing: Sendable {
  /// Of phrases.
  package var phrases: PhraseBook
  /// Of the lines that the routine itself writes, in its own language.
  package var routine: Words

  package init(phrases: PhraseBook, routine: Words) { (self.phrases, self.routine) = (phrases, routine) }
}
