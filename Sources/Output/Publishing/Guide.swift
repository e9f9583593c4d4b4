import Documents
import Exports
import Files
import PCM
import Rendering
import Routines
import Scheduling
import Scoring
import Sessions
import SoundFiles
import Units

/// A session, and all files that are to be written of it.
package struct Guide: Sendable {
  var session: Session
  /// The guide's file; for a split guide, the path that the names of its parts begin with.
  package var path: String
  /// The guide's title.
  var title: String
  var encoding: GuideEncoding
  /// The routine with its settings, as it is put into the file.
  var routine: String
  /// Whether it is written as one file for each step.
  var isSplit = false
  var sidecars: [Sidecar] = []

  /// Resolves an order.
  ///
  /// - Parameters:
  ///   - path: the file to write.
  ///   - inputs: the files that are read besides those of the session, every link followed.
  /// - Throws: a failure; of status 73 if the guide would be written over what it is made of.
  package init(_ order: GuideOrder, of session: Session, to path: String, besides inputs: Set<String>) throws {
    encoding = try order.coding.encoding(for: path, made: session.made)
    // A routine without a title has its file's name for one; a guide's file may have another name elsewhere, so the
    // title is written down.
    let routine = session.routine
    let isNamedByFile = session.made.title == nil && !routine.hasOwnTitle && GuideOrder.isTitle(routine.title)
    let held = order.title ?? (isNamedByFile ? routine.title : nil)
    if encoding.format == .page, order.isSplit {
      throw Failure(.usage, "--split steps: a page cannot be split; write sound files")
    }
    (self.session, self.path, isSplit) = (session, path, order.isSplit)
    title = held ?? session.made.title ?? routine.title
    var options = order.options
    if let held { options.add("title", held) }
    self.routine = try session.record(options)
    sidecars = order.hasSidecars ? Sidecar.allCases : []
    guard session.timeline.duration > .zero else {
      throw Failure(
        .data, "\(routine.source.name): the session has no length, and a guide cannot be empty; give it a step")
    }
    try refuse(inputs.union(session.files.compactMap(realPath)))
  }

  /// The session's timeline.
  package var timeline: Timeline { session.timeline }
  var words: GuideWords { session.words }
  /// The routine under the guide's title.
  var titled: Routine {
    var routine = session.routine
    routine.title = title
    return routine
  }

  /// The chapters, at most as many as the format holds.
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
  /// - Returns: whether it came to the end, or `progress` stopped it.
  /// - Throws: a failure, or what writing throws.
  package func write(_ progress: Job.Progress) throws -> Bool {
    try checkRoom()
    let score = session.score(timeline, rate: encoding.stream.rate)
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

  private func writeSound(_ score: Score, _ progress: Job.Progress) throws -> Bool {
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
