import Glibc

/// Whether symbolic links lead from a path in a folder to a place outside that folder. It is false if nothing exists at
/// the path.
package func leads(_ path: String, outOf folder: String) -> Bool {
  guard let path = realPath(path), let folder = realPath(folder.isEmpty ? "/" : folder) else { return false }
  return !path.hasPrefix(folder == "/" ? folder : folder + "/")
}

/// The folder of a file: the path up to the last slash, or `.` for a name alone.
package func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The ending of a file's name, without its dot; nil if there is none.
package func ending(of path: String) -> String? {
  let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return nil }
  return String(file[file.index(after: dot)...])
}

/// A path without its file's ending and the dot before it.
package func withoutEnding(_ path: String) -> String {
  ending(of: path).map { String(path.dropLast($0.count + 1)) } ?? path
}

/// The path after following all links; nil if nothing is there.
package func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}
