import Documents

/// Lines of `PHRASE;SECONDS`: each phrase is said, and the next comes so many seconds after it began.
enum PhraseList {
  static func canRead(_ source: SourceText) -> Bool {
    let lines = entries(source)
    return !lines.isEmpty && lines.allSatisfy { $0.phrase != nil }
  }

  static func read(_ source: SourceText) throws(Diagnostic) -> RoutineWriter {
    var writer = RoutineWriter(origin: "a list of phrases and seconds")
    writer.key("title: \(quoted(title(source.name)))")
    writer.key("timing: { ready: 0s }")
    writer.key("cues: { ready: off }")
    for entry in entries(source) {
      guard let phrase = entry.phrase else { continue }
      guard entry.milliseconds > 0, entry.milliseconds <= 86_400_000 else {
        throw Diagnostic(
          .error, at: Place(source, Mark(line: entry.line, column: 1)), "a phrase lasts more than 0 and at most 86400 s"
        )
      }
      let length = Duration.milliseconds(entry.milliseconds).text
      let silent = phrase.isEmpty
      writer.step(
        silent
          ? ["  - wait: \(length)"]
          : [
            "  - wait: \(length)", "    title: \(quoted(cut(phrase, 190)))",
            "    cues: { phrase: { on: wait, chime: go, say: \(quoted(spoken(phrase))) } }",
          ])
    }
    return writer
  }

  private static func entries(_ source: SourceText) -> [(line: Int, phrase: String?, milliseconds: Int64)] {
    (1...source.lineCount).compactMap { number in
      let line = cut(String(source.line(number)), 100_000)
      if line.isEmpty || line.hasPrefix("#") { return nil }
      guard let separator = line.lastIndex(of: ";"),
        let seconds = Double(
          line[line.index(after: separator)...].filter { !$0.isWhitespace }.replacing(",", with: ".")),
        seconds.isFinite, seconds < 1e9
      else { return (number, nil, 0) }
      return (number, cut(String(line[..<separator]), 100_000), Int64((seconds * 1000).rounded()))
    }
  }

  private static func title(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.lastIndex(of: ".").map { $0 > file.startIndex ? String(file[..<$0]) : file } ?? file
    return cut(stem == "<stdin>" ? "Phrases" : stem, 190)
  }
}
