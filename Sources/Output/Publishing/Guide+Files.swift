import Documents
import Files

extension Guide {
  /// The file to tell of when it is done: the guide, or the playlist of its parts.
  package var result: String { isSplit ? playlist : path }

  /// The files that hold the guide: its one file, or its parts and their playlist.
  var itself: [String] { isSplit ? parts.map(\.path) + [playlist] : [path] }

  /// All files that are written, sidecars too.
  var files: [String] { itself + sidecars.map { $0.path(beside: path) } }

  /// - Parameter inputs: the files that are read, every link followed.
  /// - Throws: a failure of status 73 if one of its files is among them.
  func refuse(_ inputs: Set<String>) throws(Failure) {
    for file in files where realPath(file).map(inputs.contains) == true {
      throw Failure(
        .cannotCreate, "\"\(file)\" is read here, and would be written over; choose another name with --output")
    }
  }

  /// Finds out whether each file could be written, while nothing is replaced yet.
  ///
  /// - Throws: `FileError.cannotCreate`.
  func checkRoom() throws(FileError) {
    for file in files { _ = try WholeFile(path: file) }
  }
}
