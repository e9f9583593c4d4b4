import Exports
import PCM
import Rendering
import Routines
import Scheduling
import Scoring
import SoundFiles
import Units

/// A session and all that is to be written of it.
struct Guide: Sendable {
  var session: Session
  /// The file, or for parts the name that theirs begin with.
  var path: String
  /// What it is called.
  var title: String
  var encoding: GuideEncoding
  var volumes: Volumes
  /// The routine with its settings, as it goes into the file.
  var routine: String
  /// One file for each step instead of one for all.
  var isSplit = false
  var sidecars: [Sidecar] = []

  var timeline: Timeline { session.timeline }
  var words: GuideWords { session.words }
  /// The routine under the guide's title.
  var titled: Routine {
    var routine = session.routine
    routine.title = title
    return routine
  }

  /// Chapters, as many as the format holds.
  var chapters: [Chapter] { Chapter.all(in: timeline, words, atMost: encoding.format.kind.mostChapters) }

  func tags(title: String? = nil, chapters: [Chapter]) -> SoundFileTags {
    SoundFileTags(
      title: title ?? self.title, artist: "unknot", comment: words.made(of: session.routine, called: self.title),
      software: "unknot", language: words.language,
      chapters: chapters.map {
        SoundFileTags.Chapter(title: $0.title, start: $0.start.milliseconds, end: $0.end.milliseconds)
      }, routine: routine)
  }

  /// Writes everything; each file appears whole or not at all.
  ///
  /// - Returns: whether it came to the end.
  /// - Throws: a failure, or what writing throws.
  func write(_ progress: Work.Progress) throws -> Bool {
    try checkRoom()
    let score = session.score(rate: encoding.stream.rate, volumes: volumes)
    let isWhole =
      switch (encoding.format, isSplit) {
      case (.page, _): try writePage(score, progress)
      case (_, true): try writeParts(score, progress)
      case (_, false): try writeSound(score, progress)
      }
    if isWhole {
      for sidecar in sidecars { try writeWhole(Array(sidecar.text(self).utf8), to: sidecar.path(beside: path)) }
    }
    return isWhole
  }

  private func writeSound(_ score: Score, _ progress: Work.Progress) throws -> Bool {
    var writer = try SoundFileWriter(
      path: path, format: encoding.stream, frames: score.length, kind: encoding.format.kind, quality: encoding.quality,
      tags: tags(chapters: chapters))
    let isWhole = try pump(score, encoding.stream, into: &writer) { position in
      progress(Double(position.rawValue) / Double(max(1, score.length.rawValue)))
    }
    if isWhole { try writer.finish() }
    return isWhole
  }
}
