import Glibc

/// Writes a file of any kind, whole or not at all: see `PendingFile`.
///
/// - Throws: `cannotCreate`, `writingFailed`.
package func writeWhole(_ bytes: [UInt8], to path: String) throws(FileError) {
  var file = try WholeFile(path: path)
  try file.write(bytes)
  try file.finish()
}

/// A file of any kind that is written in pieces and appears whole or not at all.
package struct WholeFile: ~Copyable {
  private var file: PendingFile
  private let path: String

  /// Opens the file; nothing appears under its name yet.
  ///
  /// - Throws: `cannotCreate`.
  package init(path: String) throws(FileError) {
    file = try PendingFile(path: path)
    self.path = path
  }

  /// Adds bytes to the file.
  ///
  /// - Throws: `writingFailed`.
  package mutating func write(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes { Glibc.write(file.descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .writingFailed(path: path, reason: writeReason(errno)) }
      done += written
    }
  }

  /// Brings the file to the disk and gives it its name.
  ///
  /// - Throws: `writingFailed`.
  package consuming func finish() throws(FileError) { try file.keep() }

  /// Brings the file to the disk and gives it its name, unless another file has got the name meanwhile.
  ///
  /// - Returns: whether this file has the name.
  /// - Throws: `writingFailed`.
  package consuming func finishIfNew() throws(FileError) -> Bool { try file.keepIfNew() }
}
