/// Why a sound file cannot be read, told apart by what can be done about it. `description` says where, what, and what
/// to do.
package enum SoundFileError: Error, Hashable, CustomStringConvertible {
  /// There is no such file to read.
  case notFound(path: String)
  /// The file is there, but the system does not let it be read. Exit 74.
  case cannotRead(path: String, reason: String)
  /// The file can be read, but is no sound that can be used here: another kind, damaged, too long, too many channels.
  case unusable(path: String, reason: String)

  package var description: String {
    switch self {
    case .notFound(let path): "there is no sound file \(path)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .unusable(let path, let reason): "cannot use the sound file \(path): \(reason)"
    }
  }
}
