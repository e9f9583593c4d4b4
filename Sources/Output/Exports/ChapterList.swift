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
          { "startTime": \(seconds(chapter.start)), "endTime": \(seconds(chapter.end)), \
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
      // A line that begins with # would be read as a comment, and blanks at its ends would be cut off. Line breaks can
      // only be told as in a URL.
      var path = part.path.hasPrefix("#") || part.path.first?.isWhitespace == true ? "./" + part.path : part.path
      for (character, code) in [("\r\n", "%0D%0A"), ("\n", "%0A"), ("\r", "%0D"), ("\u{85}", "%C2%85")] {
        path = path.replacing(character, with: code)
      }
      if path.hasSuffix(" ") { path = path.dropLast() + "%20" }
      return "#EXTINF:\(seconds(part.length)),\(oneLine(part.title))\n\(path)\n"
    }
    return "#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:\(oneLine(title))\n" + entries.joined()
  }
}

/// Seconds with three decimals, exact at the millisecond.
func seconds(_ time: Duration) -> String {
  let total = time.milliseconds
  return "\(total / 1000)." + "\(1000 + total % 1000)".dropFirst()
}
