import CTagFile
import Glibc

/// Reads and writes the tags, chapters and routine of FLAC, Ogg Vorbis, Opus and MP3 files, by TagLib.
enum TagFile {
  /// The field that holds the routine, the same in all kinds of file.
  static let routineKey = "UNKNOT_ROUTINE"

  /// Writes the tags into a complete sound file.
  ///
  /// - Returns: whether they were written; `errno` may say why not.
  static func write(_ tags: SoundFileTags, to path: String, _ kind: SoundFileKind) -> Bool {
    guard case .tagLib(let tagKind) = kind.tagging else { return true }
    var fields: [(String, String)] = []
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { fields.append((key, value)) }
    }
    add("TITLE", tags.title.map { shortened($0) })
    add("ARTIST", tags.artist.map { shortened($0) })
    add("COMMENT", tags.comment.map { shortened($0) })
    add("ENCODER", tags.software.map { shortened($0) })
    add("LANGUAGE", kind.hasThreeLetterLanguages ? tags.language.flatMap(LanguageCode.threeLetters) : tags.language)
    add(routineKey, tags.routine)
    return withCStrings(fields.flatMap { [$0.0, $0.1] } + tags.chapters.map { shortened($0.title, bytes: 200) }) {
      strings in
      let fieldList = (0..<fields.count).map { tagfile_field(key: strings[2 * $0], value: strings[2 * $0 + 1]) }
      let chapters = tags.chapters.enumerated().map { index, chapter in
        tagfile_chapter(
          title: strings[2 * fields.count + index], start: UInt32(clamping: chapter.start),
          end: UInt32(clamping: chapter.end))
      }
      return tagfile_write(path, tagKind, fieldList, Int32(fields.count), chapters, Int32(chapters.count)) == 0
    }
  }

  /// The routine inside a file; nil if there is none.
  static func routine(in path: String, _ kind: SoundFileKind) -> String? {
    guard case .tagLib(let tagKind) = kind.tagging, let text = tagfile_read(path, tagKind, routineKey) else {
      return nil
    }
    defer { free(text) }
    return String(cString: text)
  }

  static func chapterCount(in path: String, _ kind: SoundFileKind) -> Int? {
    guard case .tagLib(let tagKind) = kind.tagging else { return nil }
    return Int(tagfile_chapter_count(path, tagKind))
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies.map { UnsafePointer($0) })
  }
}
