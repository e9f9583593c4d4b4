import Exports
import Files
import Glibc
import PCM
import Rendering
import SoundFiles

extension Guide {
  /// A chapter as a file of its own.
  struct Part {
    var chapter: Chapter
    var path: String
  }

  /// The parts of a split guide, in order.
  var parts: [Part] {
    let chapters = Chapter.all(in: timeline, words).filter { $0.end > $0.start }
    return chapters.enumerated().map { index, chapter in
      let number = chapters.count > 999 ? "\(index + 1)" : "\(1000 + index + 1)".suffix(chapters.count > 99 ? 3 : 2)
      return Part(
        chapter: chapter,
        path: "\(withoutEnding(path))-\(number)-\(slug(chapter.title)).\(encoding.format.name)")
    }
  }

  /// The path of the playlist of the parts.
  var playlist: String { withoutEnding(path) + ".m3u8" }

  /// Writes a file for each chapter, and a playlist under the guide's own name. Played without gaps the parts are the
  /// whole session, sample by sample. They get their names when all of them are complete; parts that only an older
  /// playlist named are removed then.
  func writeParts(_ score: Score, _ progress: Job.Progress) throws -> Bool {
    let (parts, rate) = (parts, encoding.stream.rate)
    let folder = try HiddenFolder(beside: path)
    for (index, part) in parts.enumerated() {
      let isLast = index + 1 == parts.count
      let from = FramePosition(part.chapter.start, rate: rate)
      let to = isLast ? FramePosition.zero + score.length : FramePosition(part.chapter.end, rate: rate)
      do {
        guard try write(part, score, from..<to, to: "\(folder.path)/\(index)", progress) else { return false }
      } catch FileError.writingFailed(_, let reason) {
        throw FileError.writingFailed(path: part.path, reason: reason)
      }
    }
    let old = oldParts()
    for (index, part) in parts.enumerated() {
      // A symbolic link under the part's name stays, as with other files, and its target is replaced.
      guard rename("\(folder.path)/\(index)", realPath(part.path) ?? part.path) == 0 else {
        throw FileError.writingFailed(path: part.path, reason: String(cString: strerror(errno)))
      }
    }
    let entries = parts.map { part in
      (part.chapter.title, part.chapter.end - part.chapter.start, String(part.path.split(separator: "/").last ?? ""))
    }
    try writeWhole(Array(ChapterList.m3u8(title: title, entries).utf8), to: playlist)
    for path in old.subtracting(parts.map(\.path)) { unlink(path) }
    return true
  }

  private func write(
    _ part: Part, _ score: Score, _ range: Range<FramePosition>, to path: String, _ progress: Job.Progress
  ) throws -> Bool {
    var own = tags(title: "\(title): \(part.chapter.title)", chapters: [])
    own.routine = nil
    var writer = try SoundFileWriter(
      path: path, format: encoding.stream, frames: range.upperBound - range.lowerBound, kind: encoding.format.kind,
      quality: encoding.quality, tags: own)
    let isWhole = try pump(score, encoding.stream, range: range, into: &writer) { position in
      progress(Double(position.rawValue) / Double(max(1, score.length.rawValue)))
    }
    if isWhole { try writer.finish() }
    return isWhole
  }

  /// The files that an existing playlist names as parts of this guide. Other files that it may name are not ours.
  private func oldParts() -> Set<String> {
    let list = (try? String(contentsOfFile: playlist, encoding: .utf8)) ?? ""
    let stem = withoutEnding(path)
    let folder = stem.lastIndex(of: "/").map { String(stem[...$0]) } ?? ""
    let names = list.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
      .map { ChapterList.path(inPlaylistLine: String($0)) }
    return Set(
      names.filter { name in
        !name.contains("/") && PartName.stems(of: folder + name).contains(stem)
          && ending(of: name).flatMap(GuideFormat.init(ending:)) != nil
      }.map { folder + $0 })
  }

  /// A title as part of a file's name: its letters and digits, with hyphens between words.
  private func slug(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "part" : String(words.joined(separator: "-").prefix(40))
  }
}

/// How parts are named: `STEM-01-calves-left.mp3`.
enum PartName {
  /// The names of guides, without their endings, that a path would be a part of.
  static func stems(of path: String) -> [String] {
    let file = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return path[file...].indices.filter { path[$0...].prefixMatch(of: /-[0-9]{2,}-/) != nil }.map {
      String(path[..<$0])
    }
  }
}
