/// The tags of a sound file: what it tells players about itself, beside its sound.
package struct SoundFileTags: Hashable, Sendable {
  /// The title that players show.
  package var title: String?
  /// The artist that players show.
  package var artist: String?
  /// A remark that players show.
  package var comment: String?
  /// The program that made the file.
  package var software: String?
  /// The language of its texts, such as `en` or `pt-BR`.
  package var language: String?
  /// The chapters, in order. See `SoundFileKind.mostChapters`.
  package var chapters: [Chapter] = []
  /// The routine that the sound was made from, which can be taken out again. Players do not show it.
  package var routine: String?

  /// A part of the sound with a title, in milliseconds from its beginning.
  package struct Chapter: Hashable, Sendable {
    /// What players show for it.
    package var title: String
    /// Where it begins, in milliseconds.
    package var start: Int64
    /// Where it ends, in milliseconds.
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

/// The beginning of a text, cut between characters. A file whose header is too long cannot be opened.
func shortened(_ text: String, bytes limit: Int = 1000) -> String {
  var result = ""
  var size = 0
  for character in text {
    size += character.utf8.count
    if size > limit { break }
    // A NUL is left out, because it would end the text in C.
    if character != "\0" { result.append(character) }
  }
  return result
}
