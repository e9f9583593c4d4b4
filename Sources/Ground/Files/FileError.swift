import Glibc

/// Why a file or folder could not be read or made, by what can be done about it. `description` says where, what, and what to do.
package enum FileError: Error, Hashable, CustomStringConvertible {
  /// Nothing was written, because the file cannot be made there: a folder that is missing or not ours, a pipe. Exit 73.
  case cannotCreate(path: String, reason: String)
  /// A folder cannot be made. Exit 73.
  case cannotMakeFolder(path: String, reason: String)
  /// Writing began and could not be completed: a full disk, a size limit. What was there before is untouched. Exit 74.
  case writingFailed(path: String, reason: String)
  /// It is there and cannot be read: it is not ours, the disk fails. Exit 74.
  case cannotRead(path: String, reason: String)

  package var description: String {
    switch self {
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .cannotMakeFolder(let path, let reason): "the folder \"\(path)\" cannot be made: \(reason)"
    case .writingFailed(let path, let reason): "writing \(path) failed: \(reason)"
    case .cannotRead(let path, let reason): "\"\(path)\" cannot be read: \(reason)"
    }
  }
}

/// The system's words for an error number.
package func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }
