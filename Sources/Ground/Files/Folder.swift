import FoundationEssentials
import Glibc

/// Makes a folder and the folders around it that do not exist yet.
///
/// - Throws: `cannotMakeFolder` with the system's reason.
package func makeFolder(_ path: String) throws(FileError) {
  var reason: Int32 = 0
  for end in path.indices.dropFirst().filter({ path[$0] == "/" }) + [path.endIndex] {
    if mkdir(String(path[..<end]), 0o777) != 0, errno != EEXIST { reason = errno }
  }
  var status = stat()
  guard stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return }
  throw .cannotMakeFolder(path: path, reason: systemMessage(reason == 0 ? ENOTDIR : reason))
}

/// A hidden folder beside a file, in which files wait until all of them can get their names. It is removed with
/// everything in it when the value goes out of use.
package struct HiddenFolder: ~Copyable {
  /// The folder's path.
  package let path: String

  /// Makes the folder.
  ///
  /// - Parameter file: the path of the file beside which it is made.
  /// - Throws: `cannotCreate`.
  package init(beside file: String) throws(FileError) {
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? "./"
    var template = Array("\(folder).unknot-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .cannotCreate(path: file, reason: systemMessage(errno))
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
