import Foundation

/// A folder of its own for one test, gone after it.
package final class Scratch {
  package let folder: String

  /// - Parameter inMemory: on a file system in memory, where there is one: a disk that others keep busy takes seconds to be
  ///   sure of a file.
  package init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let isThere = inMemory && access(memory, W_OK) == 0
    let base = isThere ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
    folder = base.appendingPathComponent("unknot-\(UUID().uuidString)").path
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
