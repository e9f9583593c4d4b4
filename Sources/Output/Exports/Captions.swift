import Documents
import Scheduling
import Units

/// A session in words and time, for players that show captions: what to do, and under it what is being said.
package enum Captions {
  /// One caption. Captions follow each other without overlap, because not every player can show two at once.
  struct Caption: Equatable {
    var start: Duration
    var end: Duration
    var lines: [String]
  }

  /// The captions as WebVTT, with a line break at the end.
  package static func webVTT(_ timeline: Timeline, _ words: GuideWords = .english) -> String {
    let captions = all(timeline, words).enumerated().map { index, caption in
      let lines = caption.lines.map { escapedMarkup($0, inAttribute: false) }.joined(separator: "\n")
      return "\n\(index + 1)\n\(time(caption.start, ".")) --> \(time(caption.end, "."))\n\(lines)\n"
    }
    return "WEBVTT\n" + captions.joined()
  }

  /// The captions as SubRip, with a line break at the end.
  package static func subRip(_ timeline: Timeline, _ words: GuideWords = .english) -> String {
    all(timeline, words).enumerated().map { index, caption in
      let lines = caption.lines.map(withoutMarkup).joined(separator: "\n")
      return "\(index + 1)\n\(time(caption.start, ",")) --> \(time(caption.end, ","))\n\(lines)\n\n"
    }.joined()
  }

  /// The instructions as LRC, which music players show as lyrics: each at its beginning, and an empty line at the end.
  package static func lrc(_ timeline: Timeline, title: String, _ words: GuideWords = .english) -> String {
    func stamp(_ time: Duration) -> String {
      // The format has hundredths; they are rounded down, so that a line is at most 10 ms early and never late.
      let hundredths = time.milliseconds / 10
      return "[\(two(hundredths / 6000)):\(two(hundredths / 100 % 60)).\(two(hundredths % 100))]"
    }
    let lines = timeline.segments.filter { $0.length > .zero }.map { stamp($0.start) + oneLine(words.task($0)) }
    return (["[ti:\(oneLine(title))]", "[ar:unknot]"] + lines + [stamp(timeline.duration)]).map { $0 + "\n" }.joined()
  }

  static func all(_ timeline: Timeline, _ words: GuideWords = .english) -> [Caption] {
    let speech = timeline.cues.filter { $0.kind == .speech }
    var captions: [Caption] = []
    var next = 0
    for segment in timeline.segments where segment.length > .zero {
      // A line is shown where it sounds, which may be before the segment that it is about.
      while next < speech.count, speech[next].at + speech[next].duration <= segment.start { next += 1 }
      var times: Set<Duration> = [segment.start, segment.end]
      var spoken: [Cue] = []
      for cue in speech[next...] {
        guard cue.at < segment.end else { break }
        spoken.append(cue)
        times.insert(max(segment.start, cue.at))
        times.insert(min(segment.end, cue.at + cue.duration))
      }
      let ordered = times.sorted()
      for (start, end) in zip(ordered, ordered.dropFirst()) {
        let said = spoken.filter { $0.at < end && $0.at + $0.duration > start }.map { words.quoted(oneLine($0.name)) }
        captions.append(Caption(start: start, end: end, lines: [oneLine(words.task(segment))] + said))
      }
    }
    return captions
  }

  /// A time as captions have it: `00:01:02.003`.
  private static func time(_ time: Duration, _ point: String) -> String {
    let total = time.milliseconds
    let rest = String("\(1000 + total % 1000)".dropFirst())
    return "\(two(total / 3_600_000)):\(two(total / 60_000 % 60)):\(two(total / 1000 % 60))\(point)\(rest)"
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A text that no player takes for markup. SubRip has no escapes, and players drop what looks like a tag: a word joiner,
  /// which is not seen, keeps `<` and `{` apart from what follows.
  private static func withoutMarkup(_ text: String) -> String {
    text.replacing("<", with: "<\u{2060}").replacing("{", with: "{\u{2060}")
  }

  /// A text without line breaks and arrows, which would end the caption.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("-->", with: "→")
  }
}
