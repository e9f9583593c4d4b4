import Documents
import Units

/// Reads lines of `PHRASE;SECONDS`: each phrase is said, and the next one begins that many seconds after it began.
enum PhraseList {
  /// Whether most lines have this form. When they are read, the others are left out, and a note says so.
  static func canRead(_ source: SourceText) -> Bool {
    let lines = entries(source)
    return lines.count { $0.phrase != nil } * 2 > lines.count
  }

  static func read(_ source: SourceText) throws(Diagnostic) -> RoutineWriter {
    var writer = RoutineWriter(origin: "a list of phrases and seconds")
    writer.key("title: \(writer.title(title(source.name)))")
    writer.key("timing: { ready: 0s }")
    writer.key("cues: { ready: off }")
    for entry in entries(source) {
      let what = "line \(entry.line), \"\(cut(String(source.line(entry.line)), 60))\""
      guard let phrase = entry.phrase else {
        writer.note("\(what): it does not end in a semicolon and seconds")
        continue
      }
      guard (0...86_400_000).contains(entry.milliseconds) else {
        writer.note("\(what): a phrase has 0 to 86400 s")
        continue
      }
      if entry.milliseconds == 0 {
        // The next phrase begins at once, so this one becomes a `say` step, which is as long as its line.
        if phrase.isEmpty { continue }
        writer.note("\(what): that the next phrase begins at once; it begins when this one is said")
        writer.step("  - say: \(writer.spoken(phrase))")
        continue
      }
      let length = Duration.milliseconds(entry.milliseconds).text
      if phrase.isEmpty {
        writer.step("  - wait: \(length)")
      } else {
        writer.step(
          "  - wait: \(length)", "    title: \(writer.title(phrase))",
          "    cues: { phrase: { on: wait, chime: go, say: \(writer.spoken(phrase)) } }")
      }
    }
    guard writer.hasSteps else { throw Diagnostic.error(in: source.name, "no line of it says anything in any time") }
    return writer
  }

  private static func entries(_ source: SourceText) -> [(line: Int, phrase: String?, milliseconds: Int64)] {
    (1...source.lineCount).compactMap { number in
      let line = cut(String(source.line(number)), .max)
      if line.isEmpty || line.hasPrefix("#") { return nil }
      guard let separator = line.lastIndex(of: ";"),
        let seconds = Double(
          line[line.index(after: separator)...].filter { !$0.isWhitespace }.replacing(",", with: ".")),
        seconds.isFinite, abs(seconds) < 1e9
      else { return (number, nil, 0) }
      return (number, cut(String(line[..<separator]), .max), Int64((seconds * 1000).rounded()))
    }
  }

  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { $0 > file.startIndex ? String(file[..<$0]) : file } ?? file
    return stem == "<stdin>" ? "Phrases" : stem
  }
}
