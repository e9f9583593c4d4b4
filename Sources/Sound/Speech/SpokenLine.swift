import Units

/// A text to be spoken.
package struct SpokenLine: Hashable, Sendable {
  /// The words.
  package var text: String
  /// The language of the text, such as `en` or `pt-BR`.
  package var language: String
  /// The name of the phrase that the text is a wording of; nil if it is none. A recording may have this name.
  package var phrase: String?

  package init(text: String, language: String, phrase: String? = nil) {
    (self.text, self.language, self.phrase) = (text, language, phrase)
  }

  /// The most characters that are given to a program at once.
  static let longest = 1000

  /// The text as the name of a file: `left-calf-on-the-roller`. Letters of every alphabet are kept.
  package var slug: String {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    var slug = ""
    for word in words where slug.utf8.count + word.utf8.count < 120 { slug += slug.isEmpty ? word : "-" + word }
    return slug
  }

  /// The names under which a language may be found: the whole code, then the code without its region.
  package static func codes(_ language: String) -> [String] {
    let parts = language.split(separator: "-").map(String.init)
    guard let first = parts.first, parts.count > 1 else { return [language] }
    return [language, first.lowercased()]
  }
}
