/// What a sound file says about itself to players, beside its sound.
package struct SoundFileTags: Hashable, Sendable {
  package var title: String?
  package var artist: String?
  package var comment: String?
  /// The program that made the file.
  package var software: String?
  /// Of its texts, such as `en` or `pt-BR`.
  package var language: String?
  /// In order; players show them by title. See `SoundFileKind.mostChapters`.
  package var chapters: [Chapter] = []
  /// The routine that the sound was made from, to be had again; players do not show it.
  package var routine: String?

  /// A part of the sound with a title, in milliseconds from its beginning.
  package struct Chapter: Hashable, Sendable {
    package var title: String
    package var start: Int64
    package var end: Int64

    package init(title: String, start: Int64, end: Int64) { (self.title, self.start, self.end) = (title, start, end) }
  }

  package init(
    title: String? = nil, artist: String? = nil, comment: String? = nil, software: String? = nil,
    language: String? = nil, chapters: [Chapter] = [], routine: String? = nil
  ) {
    (self.title, self.artist, self.comment, self.software) = (title, artist, comment, software)
    (self.language, self.chapters, self.routine) = (language, chapters, routine)
  }

  var isEmpty: Bool {
    chapters.isEmpty && routine == nil
      && [title, artist, comment, software, language].allSatisfy { ($0 ?? "").isEmpty }
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
