import Glibc

/// Whether a path that begins in a folder ends elsewhere, by way of symbolic links. What is not there leads nowhere.
func leads(_ path: String, outOf folder: String) -> Bool {
  guard let path = realPath(path), let folder = realPath(folder.isEmpty ? "/" : folder) else { return false }
  return !path.hasPrefix(folder == "/" ? folder : folder + "/")
}

/// Where a path ends when every link has been followed; nil if nothing is there.
func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}
