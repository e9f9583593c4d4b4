import Documents
import Files

extension Failure {
  /// The failure, with its exit status, for an error of reading or writing files.
  package init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case is Diagnostic: self.init(.data, "\(error)")
    case FileError.cannotCreate, FileError.cannotMakeFolder: self.init(.cannotCreate, "\(error)")
    default: self.init(.inputOutput, "\(error)")
    }
  }
}
