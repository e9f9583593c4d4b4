import Guides
import PCM
import Rendering
import SoundFiles

extension Guide {
  /// A file for each chapter, and a playlist under the guide's own name. Played without gaps they are the whole,
  /// sample by sample.
  func writeParts(_ score: Score, _ progress: Work.Progress) throws -> Bool {
    let rate = encoding.stream.rate
    let all = Chapter.all(in: timeline, words).filter { $0.end > $0.start }
    let end = FramePosition.zero + score.length
    let ending = encoding.format.name
    var entries: [(title: String, length: Duration, path: String)] = []
    for (index, chapter) in all.enumerated() {
      let number = String("\(1000 + index + 1)".suffix(all.count > 99 ? 3 : 2))
      let path = "\(path.withoutEnding)-\(all.count > 999 ? "\(index + 1)" : number)-\(slug(chapter.title)).\(ending)"
      let from = FramePosition(chapter.start, rate: rate)
      let to = index + 1 < all.count ? FramePosition(chapter.end, rate: rate) : end
      var own = tags(title: "\(title): \(chapter.title)", chapters: [])
      own.routine = nil
      var writer = try SoundFileWriter(
        path: path, format: encoding.stream, frames: to - from, kind: encoding.format.kind, quality: encoding.quality,
        tags: own)
      let isWhole = try pump(score, encoding.stream, range: from..<to, into: &writer) { position in
        progress(Double(position.rawValue) / Double(max(1, score.length.rawValue)))
      }
      guard isWhole else { return false }
      try writer.finish()
      let file = path.split(separator: "/").last.map(String.init) ?? path
      entries.append((chapter.title, chapter.end - chapter.start, file))
    }
    try writeWhole(Array(ChapterList.m3u8(title: title, entries).utf8), to: playlist)
    return true
  }

  /// The playlist of the parts.
  var playlist: String { path.withoutEnding + ".m3u8" }

  /// A title as part of a file's name: letters and digits, and a line between words.
  private func slug(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "part" : String(words.joined(separator: "-").prefix(40))
  }
}
