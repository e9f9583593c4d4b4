import Documents
import Routines
import Scheduling
import Units

extension Handout {
  /// The data for the page's script, as JSON with times in milliseconds.
  var data: String {
    let segments = timeline.segments.enumerated().filter { $1.length > .zero }.map { index, segment in
      """
      {"start":\(segment.start.milliseconds),"end":\(segment.end.milliseconds),"title":\(jsonString(words.title(segment))),\
      "detail":\(jsonString(detail(index))),"breaths":[\(ChapterSummary.runs(segment.breaths).map(breath).joined(separator: ","))]\(language(segment))}
      """
    }
    let starts = chapters.map { "{\"start\":\($0.start.milliseconds)}" }
    let texts: [GuideWord] = [
      .breatheIn, .holdBreath, .breatheOut, .pauseBreath, .thenNext, .play, .stop, .placeOf,
    ]
    return """
      {"title":\(jsonString(title)),"words":{\(texts.map { "\"\($0)\":\(jsonString(words[$0]))" }.joined(separator: ","))},
      "duration":\(timeline.duration.milliseconds),
      "chapters":[\(starts.joined(separator: ","))],
      "segments":[
      \(segments.joined(separator: ",\n"))
      ]}
      """
  }

  /// The smaller text about a segment: what is said in it or, while settling, how to lie.
  private func detail(_ index: Int) -> String {
    let segment = timeline.segments[index]
    let breaths = segment.breaths.isEmpty ? nil : words.breaths(segment.breaths.count)
    let isHinted = segment.kind == .settle || segment.kind == .say
    let hint = isHinted ? hint(index..<min(index + 2, timeline.segments.count))?.text : nil
    return [words.spot(segment), words.set(segment), breaths, segment.tool.map(words.tool), hint].compactMap { $0 }
      .joined(separator: " · ")
  }

  private func breath(_ run: (count: Int, phases: BreathPhases)) -> String {
    "[\(run.count),\(Phase.allCases.map { "\(run.phases[$0].milliseconds)" }.joined(separator: ","))]"
  }

  private func language(_ segment: Segment) -> String {
    segment.hasOwnTitle && routine.language != words.language ? ",\"lang\":\(jsonString(routine.language))" : ""
  }
}
