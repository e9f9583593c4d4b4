import Glibc

/// Whether a path that begins in a folder ends elsewhere, by way of symbolic links. What is not there leads nowhere.
package func leads(_ path: String, outOf folder: String) -> Bool {
  guard let path = realPath(path), let folder = realPath(folder.isEmpty ? "/" : folder) else { return false }
  return !path.hasPrefix(folder == "/" ? folder : folder + "/")
}

/// The folder that the file of a path lies in: what stands before its last slash; `.` for a name alone.
package func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What stands after the last dot of a file's name; nil if there is none.
package func ending(of path: String) -> String? {
  let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return nil }
  return String(file[file.index(after: dot)...])
}

/// A path without the last dot of its file's name and what follows.
package func withoutEnding(_ path: String) -> String {
  ending(of: path).map { String(path.dropLast($0.count + 1)) } ?? path
}

/// Where a path ends when every link has been followed; nil if nothing is there.
package func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}
