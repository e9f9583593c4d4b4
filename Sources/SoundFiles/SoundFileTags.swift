/// What a sound file says about itself to players, beside its sound.
package struct SoundFileTags: Hashable, Sendable {
  package var title: String?
  package var comment: String?
  /// The program that made the file; libsndfile adds its own name.
  package var software: String?

  package init(title: String? = nil, comment: String? = nil, software: String? = nil) {
    (self.title, self.comment, self.software) = (title, comment, software)
  }
}

/// The beginning of a text, cut between characters: a header that grows without bound makes a file that nobody opens.
func shortened(_ text: String, bytes limit: Int = 1000) -> String {
  var result = ""
  var size = 0
  for character in text {
    size += character.utf8.count
    if size > limit { break }
    // A NUL would end the text for C.
    if character != "\0" { result.append(character) }
  }
  return result
}
