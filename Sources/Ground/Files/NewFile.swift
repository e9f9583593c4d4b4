import Glibc

/// Writes a file that does not exist yet, whole or not at all. A file that has appeared meanwhile is never replaced.
///
/// - Returns: false, with nothing changed, if there is such a file.
/// - Throws: `cannotCreate`, `writingFailed`.
package func writeNew(_ text: String, to path: String) throws(FileError) -> Bool {
  // A link that leads nowhere counts as an existing file too.
  var old = stat()
  if lstat(path, &old) == 0 { return false }
  var file = try WholeFile(path: path)
  try file.write(Array(text.utf8))
  return try file.finishIfNew()
}
