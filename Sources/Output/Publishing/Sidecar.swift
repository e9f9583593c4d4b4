import Exports
import Files
import Units

/// A file beside a guide that tells the same in another form.
package enum Sidecar: CaseIterable, Sendable {
  case webVTT, subRip, lrc, chapters, csv, labels

  /// The ending of the file, which takes the place of the guide's.
  var ending: String {
    switch self {
    case .webVTT: "vtt"
    case .subRip: "srt"
    case .lrc: "lrc"
    case .chapters: "chapters.json"
    // A plain clients.csv beside clients.mp3 may be a table of the user's.
    case .csv: "timeline.csv"
    case .labels: "labels.txt"
    }
  }

  func path(beside guide: String) -> String { withoutEnding(guide) + "." + ending }

  func text(_ guide: Guide) -> String {
    switch self {
    case .webVTT: Captions.webVTT(guide.timeline, guide.words)
    case .subRip: Captions.subRip(guide.timeline, guide.words)
    case .lrc: Captions.lrc(guide.timeline, title: guide.title, guide.words)
    case .chapters: ChapterList.json(guide.timeline, of: guide.titled, guide.words)
    case .csv: TimelineCSV.text(guide.timeline)
    case .labels: TimelineLabels.text(guide.timeline, guide.words)
    }
  }
}
