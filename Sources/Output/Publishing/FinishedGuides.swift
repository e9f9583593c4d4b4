import Exports
import Files
import Scheduling
import Shipped
import SoundFiles
import Units

/// Which guides of a folder are finished and from what they were made, so that a batch that runs again makes only what
/// is missing or would come out otherwise.
///
/// A small file for each in the folder `.unknot`: shares of a batch on several machines never write the same one.
struct FinishedGuides {
  private let folder: String

  init(in folder: String) { self.folder = folder }

  /// Whether the file is there as it was written, and the same inputs would write it again.
  func contains(_ output: String, _ guide: Guide) -> Bool {
    guard let size = size(guide), let noted = try? String(contentsOfFile: note(of: output), encoding: .utf8) else {
      return false
    }
    return noted == line(guide, size)
      && guide.sidecars.allSatisfy { isThere($0.path(beside: guide.path)) }
  }

  /// - Throws: a `FileError`.
  func note(_ output: String, _ guide: Guide) throws {
    guard let size = size(guide) else { return }
    let path = note(of: output)
    try makeFolder(Files.folder(of: path))
    try writeWhole(Array(line(guide, size).utf8), to: path)
  }

  private func note(of output: String) -> String {
    let isLong = output.split(separator: "/").last.map { $0.utf8.count > Self.longestName } ?? false
    return "\(folder)/.unknot/\(isLong ? String(Fingerprint.of(output.utf8), radix: 16) : output).made"
  }

  /// The longest name of an output for which `.made` can be added: a file's name has at most 255 bytes.
  private static let longestName = 250

  /// The bytes of the guide with all its parts; nil if one is missing.
  private func size(_ guide: Guide) -> Int? {
    var total = 0
    for path in guide.itself {
      guard let size = fileSize(path) else { return nil }
      total += Int(size)
    }
    return total
  }

  private func line(_ guide: Guide, _ size: Int) -> String {
    "\(String(guide.fingerprint, radix: 16)) \(size)\n"
  }
}

extension Guide {
  /// Stands for everything that the file depends on: the routine and its settings, what sounds when, how it is coded.
  var fingerprint: UInt64 {
    // Written out here, because what Swift prints of a value changes with the names of its types.
    let stream = encoding.stream
    let loudness =
      (session.master == 0 ? [] : ["all=\(session.master)"])
      + session.volumes.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        "\($0.key.name)=\($0.value.amplitude)"
      }
    let how =
      [
        Shipped.version, encoding.format.name, "\(stream.rate)", "\(stream.channels)", "\(stream.bytesPerSample)",
        "\(encoding.quality.value)", isSplit ? "split" : "whole",
      ] + loudness + sidecars.map(\.ending) + [title]
    let timeline = TimelineJSON.data(timeline, of: session.routine)
    // What can be read in the guide, which depends on the phrase files too.
    let chapters = encoding.format == .page ? [page.beforeSound, page.afterSound] : chapters.map(\.title)
    let texts = chapters + sidecars.map { $0.text(self) }
    return Fingerprint.of(
      [
        Array(how.joined(separator: " ").utf8), Array(routine.utf8), timeline,
        Array(texts.joined(separator: "\n").utf8),
      ].joined())
  }
}
