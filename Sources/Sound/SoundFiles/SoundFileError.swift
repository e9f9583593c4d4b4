import Glibc

/// What went wrong with a sound file, by what can be done about it. `description` says where, what, and what to do.
package enum SoundFileError: Error, Hashable, CustomStringConvertible {
  /// Nothing was written, because the file cannot be made there: a folder that is missing or not ours, a pipe. Exit 73.
  case cannotCreate(path: String, reason: String)
  /// Writing began and could not be completed: a full disk, a size limit. What was there before is untouched. Exit 74.
  case writingFailed(path: String, reason: String)
  /// There is no such file to read.
  case notFound(path: String)
  /// The file is there, but the system does not let it be read. Exit 74.
  case cannotRead(path: String, reason: String)
  /// The file can be read, but is no sound that can be used here: another kind, damaged, too long, too many channels.
  case unusable(path: String, reason: String)

  package var description: String {
    switch self {
    case .cannotCreate(let path, let reason): "cannot create \(path): \(reason)"
    case .writingFailed(let path, let reason): "writing \(path) failed: \(reason)"
    case .notFound(let path): "there is no sound file \(path)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .unusable(let path, let reason): "cannot use the sound file \(path): \(reason)"
    }
  }
}

/// The system's words for an error number.
func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }
