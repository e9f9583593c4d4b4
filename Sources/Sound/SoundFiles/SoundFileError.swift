/// Why a sound file cannot be read, told apart by what can be done about it. `description` names the file, what is
/// wrong with it and what to do.
package enum SoundFileError: Error, Hashable, CustomStringConvertible {
  /// There is no such file to read.
  case notFound(path: String)
  /// The file is there, but the system does not let it be read. It leads to exit status 74.
  case cannotRead(path: String, reason: String)
  /// The file can be read, but its sound cannot be used: it is of another kind, damaged, too long or has too many
  /// channels.
  case unusable(path: String, reason: String)

  package var description: String {
    switch self {
    case .notFound(let path): "there is no sound file \(path)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .unusable(let path, let reason): "cannot use the sound file \(path): \(reason)"
    }
  }
}
