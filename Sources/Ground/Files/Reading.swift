import FoundationEssentials
import Glibc

/// What a path leads to, after all links.
package enum PathKind: Sendable {
  case file, folder
  /// A pipe, a device or a socket: reading it could wait without end.
  case other

  /// The kind of what a path leads to; nil if nothing is there, or if the user may not look.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The kind of what a descriptor is open on; nil if it is not open.
  package init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// Whether anything exists at a path, after all links.
package func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Whether a regular file is there. A pipe or a device is not: opening one could wait without end.
package func isFile(_ path: String) -> Bool { PathKind(of: path) == .file }

/// Whether a folder is there.
package func isFolder(_ path: String) -> Bool { PathKind(of: path) == .folder }

/// The size of a regular file in bytes; nil if there is none.
package func fileSize(_ path: String) -> Int64? {
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  return Int64(status.st_size)
}

/// The names of everything in a folder, hidden files too, in no order; empty if it cannot be read.
package func fileNames(in folder: String) -> [String] {
  (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
}

/// Removes a file, or a folder with everything in it. Nothing happens if it does not exist.
package func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

/// The bytes of a file.
///
/// - Parameter limit: how many bytes are read at most.
/// - Throws: `cannotRead`.
package func readFile(_ path: String, atMost limit: Int = .max) throws(FileError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .cannotRead(path: path, reason: systemMessage(errno)) }
  defer { close(descriptor) }
  return try readBytes(descriptor, of: path, atMost: limit)
}

/// Reads the bytes from where a descriptor stands up to its end.
///
/// - Parameters:
///   - name: what errors call the file.
///   - limit: how many bytes are read at most.
/// - Throws: `cannotRead`.
package func readBytes(
  _ descriptor: Int32, of name: String, atMost limit: Int = .max
) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  while bytes.count < limit {
    let wanted = min(limit - bytes.count, 1 << 16)
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      var got = read(descriptor, buffer.baseAddress, wanted)
      while got < 0, errno == EINTR { got = read(descriptor, buffer.baseAddress, wanted) }
      if got < 0 { failure = errno }
      count = max(0, got)
    }
    guard failure == 0 else { throw .cannotRead(path: name, reason: systemMessage(failure)) }
    if piece.isEmpty { break }
    bytes += piece
  }
  return bytes
}
