import Documents
import Files

extension Failure {
  /// What went wrong while a file was read or written.
  package init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case is Diagnostic: self.init(.data, "\(error)")
    case FileError.cannotCreate, FileError.cannotMakeFolder: self.init(.cannotCreate, "\(error)")
    default: self.init(.inputOutput, "\(error)")
    }
  }
}
