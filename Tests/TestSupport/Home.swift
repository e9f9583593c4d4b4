import Files
import Foundation

/// A user's folders for one test, and all that is seen of the environment there: nothing of the process's own.
package final class Home {
  package let scratch: Scratch
  private let variables: [String: String]
  /// What speaks here; its files are there as long as somebody has it.
  package var fake: FakeSpeech?

  /// - Parameter more: variables beside those of the folders. Without more there is no voice, and no speech program on the
  ///   search path, so that sessions are the same on every machine.
  package init(_ more: [String: String] = [:]) throws {
    let scratch = try Scratch()
    self.scratch = scratch
    let own = [
      "HOME": scratch.folder, "XDG_CONFIG_HOME": scratch.path("config"), "XDG_CACHE_HOME": scratch.path("cache"),
      "XDG_DATA_DIRS": "\(scratch.path("data")):\(scratch.path("more"))", "PATH": "/none", "UNKNOT_SPEECH": "off",
    ]
    variables = own.merging(more) { $1 }
  }

  /// A home in whose config a program speaks.
  package convenience init(_ fake: FakeSpeech, _ more: String = "") throws {
    try self.init(["UNKNOT_SPEECH": ""])
    self.fake = fake
    try write(fake.config + more, to: "config.yaml")
  }

  package var folders: UserFolders {
    let variables = variables
    return UserFolders { variables[$0] }
  }

  /// Where the user's own routines, profiles and sounds are.
  package var config: String { scratch.path("config/unknot") }
  /// Where those of the machine are.
  package var data: String { scratch.path("data/unknot") }

  /// Writes a file of the user's config, with the folders that it lies in.
  package func write(_ text: String, to name: String) throws { try write(Data(text.utf8), at: "\(config)/\(name)") }

  package func write(_ bytes: Data, at path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }
}

/// Does on a thread of its own what waits for others. Tests run on the threads of the cooperative pool, of which there are
/// as many as cores: if all of them wait, those that they wait for never run.
package func onAThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result { try body() }) }.start()
  }
}
