import Glibc

/// Why a file or folder could not be read or made, told apart by what can be done about it.
package enum FileError: Error, Hashable, CustomStringConvertible {
  /// Nothing was written, because the file cannot be made: its folder is missing or not writable, or it is a pipe.
  /// Exit 73.
  case cannotCreate(path: String, reason: String)
  /// A folder cannot be made. Exit 73.
  case cannotMakeFolder(path: String, reason: String)
  /// Writing began and could not be finished: the disk is full, or a size limit was reached. A file that was there
  /// before is untouched. Exit 74.
  case writingFailed(path: String, reason: String)
  /// The file exists but cannot be read: the user has no permission, or the disk fails. Exit 74.
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

/// The system's text for an error number.
package func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }
