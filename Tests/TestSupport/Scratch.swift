import Foundation

/// A folder of its own for one test, gone after it.
package final class Scratch {
  package let folder: String

  package init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("unknot-\(UUID().uuidString)").path
    // Only this user's, as pulseaudio demands of its folder.
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  package func path(_ name: String) -> String { folder + "/" + name }

  /// Everything in the folder, hidden files too.
  package var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  package func bytes(_ name: String) -> Data? {
    var information = stat()
    guard stat(path(name), &information) == 0 else { return nil }
    // Foundation loses 4 KB at each look at an empty file, which AddressSanitizer tells.
    return information.st_size == 0 ? Data() : FileManager.default.contents(atPath: path(name))
  }

  package func write(_ text: String, to name: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }
}
