import Units

/// One thing to be said.
package struct SpokenLine: Hashable, Sendable {
  package var text: String
  /// The language of the text, such as `en` or `pt-BR`.
  package var language: String
  /// The phrase that the text is a wording of, if it is one: a recording may have its name.
  package var phrase: String?

  package init(text: String, language: String, phrase: String? = nil) {
    (self.text, self.language, self.phrase) = (text, language, phrase)
  }

  /// No program is given more characters at once.
  static let longest = 1000

  /// The text as a file's name: `left-calf-on-the-roller`. Letters of any alphabet stay.
  package var slug: String {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    var slug = ""
    for word in words where slug.utf8.count + word.utf8.count < 120 { slug += slug.isEmpty ? word : "-" + word }
    return slug
  }

  /// The language as it may stand in a file's name: the whole code first, then without its region.
  package static func codes(_ language: String) -> [String] {
    let parts = language.split(separator: "-").map(String.init)
    guard let first = parts.first, parts.count > 1 else { return [language] }
    return [language, first.lowercased()]
  }
}
