import Documents
import Exports
import Files
import FoundationEssentials
import Glibc
import Rendering
import Routines
import SoundFiles
import Units

extension Guide {
  /// Browsers do not open a page with more sound than this, in bytes.
  private static let mostPageSound: Int64 = 350 << 20

  /// The page's text around its sound.
  var page: Handout { Handout(timeline, of: session.routine, title: title, record: routine, words) }

  /// Writes the page: its sound first into a nameless file, then text and sound together in one piece.
  func writePage(_ score: Score, _ progress: Job.Progress) throws -> Bool {
    let kilobits = Int64(encoding.quality.mp3Kilobits(channels: encoding.stream.channels))
    let size = timeline.duration.milliseconds * kilobits / 8
    guard size <= Self.mostPageSound else {
      throw Failure(
        .cannotCreate,
        "\(path): a page of \(clock(timeline.duration)) would hold \(size >> 20) MiB of sound, which browsers do not open; "
          + "write a sound file, or --channels 1 --quality 0")
    }
    var writer = try SoundFileWriter(
      path: path, format: encoding.stream, frames: score.length, kind: .mp3, quality: encoding.quality)
    let isWhole = try pump(score, encoding.stream, into: &writer) { position in
      progress(Double(position.rawValue) / Double(max(1, score.length.rawValue)))
    }
    guard isWhole else { return false }
    let page = page
    var file = try WholeFile(path: path)
    try file.write(Array(page.beforeSound.utf8))
    try writer.finish { bytes throws(FileError) in
      try file.write(Array(Data(bytes).base64EncodedData()))
    }
    try file.write(Array(page.afterSound.utf8))
    try file.finish()
    return true
  }
}
