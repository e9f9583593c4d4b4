import Files
import Glibc
import SoundFiles

/// The user's own recordings of lines: `audio/voice/LANGUAGE/NAME.wav` (or `.flac`, `.ogg`) in the folders of the
/// search path, where NAME is the line as a file's name (`left-calf-on-the-roller`) or that of its phrase (`halfway`).
package struct VoiceFolders: Sendable {
  private let folders: [String]

  /// The recordings in some folders.
  ///
  /// - Parameter folders: the folders that hold `audio/`, in the order in which they are searched.
  package init(_ folders: [String]) { self.folders = folders.map { "\($0)/audio/voice" } }

  /// The path of a line's recording; nil if there is none. A recording of the line itself goes before one of its
  /// phrase, and an earlier folder before a later one.
  func recording(of line: SpokenLine) -> String? {
    let names = [line.slug, line.phrase ?? ""].filter { !$0.isEmpty && !$0.contains("/") && !$0.hasPrefix(".") }
    for language in SpokenLine.codes(line.language) {
      for name in names {
        for folder in folders {
          for ending in SoundFileKind.recordingEndings {
            let path = "\(folder)/\(language)/\(name).\(ending)"
            if isFile(path) { return path }
          }
        }
      }
    }
    return nil
  }

  /// Whether there are recordings for a language.
  package func hasAny(for language: String) -> Bool {
    SpokenLine.codes(language).contains { code in folders.contains { isFolder("\($0)/\(code)") } }
  }
}

/// A text that changes whenever a file's content does. It is made of size, time and inode, so the file is not read.
func fileIdentity(_ path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(status.st_ino)"
}
