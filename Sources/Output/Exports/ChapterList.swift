import Documents
import Routines
import Scheduling
import Units

/// Chapters as a file of their own.
package enum ChapterList {
  /// The chapters as JSON of Podcasting 2.0, version 1.2.0, with a line break at the end.
  package static func json(_ timeline: Timeline, of routine: Routine, _ words: GuideWords = .english) -> String {
    let chapters = Chapter.all(in: timeline, words).map { chapter in
      """
          { "startTime": \(exactSeconds(chapter.start)), "endTime": \(exactSeconds(chapter.end)), \
      "title": \(jsonString(chapter.title)) }
      """
    }
    return """
      {
        "version": "1.2.0",
        "title": \(jsonString(routine.title)),
        "chapters": [
      \(chapters.joined(separator: ",\n"))
        ]
      }

      """
  }

  /// A playlist with an entry for each part and a line break at the end. Paths are written as they are given, except for
  /// characters that would end or change the line.
  package static func m3u8(title: String, _ parts: [(title: String, length: Duration, path: String)]) -> String {
    func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let entries = parts.map { part in
      return "#EXTINF:\(exactSeconds(part.length)),\(oneLine(part.title))\n\(playlistLine(part.path))\n"
    }
    return "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:\(oneLine(title))\n" + entries.joined()
  }

  /// Characters that would end a line of a playlist, or be cut off at its end, and how they are written: as in a URL.
  private static let codes = [("\r", "%0D"), ("\n", "%0A"), ("\u{85}", "%C2%85"), ("\u{2028}", "%E2%80%A8")]

  /// A path as a line of a playlist. At its beginning `#` would make a comment of it, and blanks would be cut off.
  static func playlistLine(_ path: String) -> String {
    let needsFolder = path.hasPrefix("#") || path.first?.isWhitespace == true
    var line = (needsFolder ? "./" : "") + path
    if line.hasSuffix(" ") { line = line.dropLast() + "%20" }
    // Scalar by scalar: CR LF is one character.
    let scalars = line.unicodeScalars.map { scalar in
      codes.first { $0.0.unicodeScalars.first == scalar }?.1 ?? String(scalar)
    }
    return scalars.joined()
  }

  /// The path that a line of a playlist of ours stands for.
  package static func path(inPlaylistLine line: String) -> String {
    var path = line.hasPrefix("./") ? String(line.dropFirst(2)) : line
    if path.hasSuffix("%20") { path = path.dropLast(3) + " " }
    for (scalar, code) in codes { path = path.replacing(code, with: scalar) }
    return path
  }
}
