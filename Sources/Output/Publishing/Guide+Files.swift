import Documents
import Files

extension Guide {
  /// What to tell of when it is done.
  package var result: String { isSplit ? playlist : path }

  /// The guide itself: its one file, or its parts and their playlist.
  var itself: [String] { isSplit ? parts.map(\.path) + [playlist] : [path] }

  /// Every file that it is written as.
  var files: [String] { itself + sidecars.map { $0.path(beside: path) } }

  /// - Parameter inputs: where files that are read end, every link followed.
  /// - Throws: a failure of status 73 if one of its files is among them.
  func refuse(_ inputs: Set<String>) throws(Failure) {
    for file in files where realPath(file).map(inputs.contains) == true {
      throw Failure(
        .cannotCreate, "\"\(file)\" is read here, and would be written over; choose another name with --output")
    }
  }

  /// Finds what stands in the way of any of its files while nothing is replaced yet.
  ///
  /// - Throws: `FileError.cannotCreate`.
  func checkRoom() throws(FileError) {
    for file in files { _ = try WholeFile(path: file) }
  }
}
