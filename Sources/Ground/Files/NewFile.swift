import Glibc

/// Writes a file that is not there yet, whole or not at all, and never over one that has come meanwhile.
///
/// - Returns: false, with nothing changed, if there is such a file.
/// - Throws: `cannotCreate`, `writingFailed`.
package func writeNew(_ text: String, to path: String) throws(FileError) -> Bool {
  // A link that leads nowhere is something that is there, too.
  var old = stat()
  if lstat(path, &old) == 0 { return false }
  var file = try PendingFile(path: path)
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { throw .writingFailed(path: path, reason: writeReason(errno)) }
    rest = rest.dropFirst(written)
  }
  return try file.keepIfNew()
}
