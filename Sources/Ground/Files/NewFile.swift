import Glibc

/// Writes a file that is not there yet, whole or not at all, and never over one that has come meanwhile.
///
/// - Returns: false, with nothing changed, if there is such a file.
/// - Throws: `cannotCreate`, `writingFailed`.
package func writeNew(_ text: String, to path: String) throws(FileError) -> Bool {
  // A link that leads nowhere is something that is there, too.
  var old = stat()
  if lstat(path, &old) == 0 { return false }
  var file = try WholeFile(path: path)
  try file.write(Array(text.utf8))
  return try file.finishIfNew()
}
