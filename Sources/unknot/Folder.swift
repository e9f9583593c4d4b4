import Glibc

/// Makes a folder, and those that it lies in; one that is there is left as it is.
///
/// - Throws: a failure of status 73 with the system's reason.
func makeFolder(_ path: String) throws(Failure) {
  var reason: Int32 = 0
  for end in path.indices.dropFirst().filter({ path[$0] == "/" }) + [path.endIndex] {
    if mkdir(String(path[..<end]), 0o777) != 0, errno != EEXIST { reason = errno }
  }
  var status = stat()
  guard stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR else { return }
  throw Failure(
    .cannotCreate,
    "the folder \"\(path)\" cannot be made: \(String(cString: strerror(reason == 0 ? ENOTDIR : reason)))")
}
