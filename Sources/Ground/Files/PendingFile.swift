import Glibc

/// A file that appears under its name whole or not at all.
///
/// Where the file system allows it, the bytes have no name until `keep`, so that not even a killed process leaves a
/// stray file. Elsewhere they wait under a hidden name in the same folder. Without `keep`, nothing is left when the
/// value goes out of use.
package struct PendingFile: ~Copyable {
  /// The descriptor: open for reading and writing at the beginning of an empty file; for a device, for writing only.
  package let descriptor: Int32
  /// Whether the file is a device such as /dev/null. A device takes the bytes directly, and there is nothing to replace
  /// or to read back.
  package let isDevice: Bool

  /// The path as it was asked for, for messages.
  private let path: String
  /// The path of the file itself, after all links.
  private let target: String
  private var temporaryName: String?

  /// Opens a file for writing; nothing appears under its name yet.
  ///
  /// - Parameter named: whether the file waits under a hidden name even where the file system can do without.
  /// - Throws: `cannotCreate`.
  package init(path: String, named: Bool = false) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .cannotCreate(path: path, reason: "this cannot be the name of a file")
    }
    var old = stat()
    let exists = stat(path, &old) == 0
    if !exists, errno != ENOENT {
      throw .cannotCreate(path: path, reason: createReason(errno, folder: folder(of: path)))
    }
    let opened = try exists ? openReplacing(path, old, named: named) : openNew(path, named: named)
    self.path = path
    (descriptor, isDevice) = (opened.descriptor, opened.isDevice)
    (target, temporaryName) = (opened.target, opened.temporaryName)
  }

  deinit {
    close(descriptor)
    if let temporaryName { unlink(temporaryName) }
  }

  /// Brings the bytes to the disk and gives them their name, replacing a file that has this name.
  ///
  /// - Throws: `writingFailed`; a file that had the name still has it.
  package mutating func keep() throws(FileError) {
    if isDevice { return }
    guard fsync(descriptor) == 0 else { throw failure(errno) }
    if temporaryName == nil {
      // A file without a name can only be linked under a free one. If the name is taken, the file gets a hidden name
      // and is then renamed over the old file.
      let source = "/proc/self/fd/\(descriptor)"
      if linkat(AT_FDCWD, source, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 { return }
      guard errno == EEXIST else { throw failure(errno) }
      let name = hiddenName(in: folder(of: target))
      guard linkat(AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 else { throw failure(errno) }
      temporaryName = name
    }
    guard let name = temporaryName, rename(name, target) == 0 else { throw failure(errno) }
    temporaryName = nil
  }

  /// Brings the bytes to the disk and gives them their name, unless another file has got this name meanwhile.
  ///
  /// - Returns: whether the bytes have the name.
  /// - Throws: `writingFailed`.
  package mutating func keepIfNew() throws(FileError) -> Bool {
    guard fsync(descriptor) == 0 else { throw failure(errno) }
    let source = temporaryName ?? "/proc/self/fd/\(descriptor)"
    // In one step, the system makes a hard link only if no file has that name.
    if linkat(AT_FDCWD, source, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 { return true }
    switch errno {
    case EEXIST: return false
    // The file system has no hard links, as on many USB sticks.
    case EPERM, EOPNOTSUPP, EMLINK, EXDEV: return try copyIfNew()
    default: throw failure(errno)
    }
  }

  /// Does the work of `keepIfNew` by a copy, which takes more than one step. If it fails, the copy is removed.
  func copyIfNew() throws(FileError) -> Bool {
    let copy = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard copy >= 0 else {
      if errno == EEXIST { return false }
      throw failure(errno)
    }
    lseek(descriptor, 0, SEEK_SET)
    var status = stat()
    fstat(descriptor, &status)
    var sent = 0
    while sent < status.st_size {
      let count = sendfile(copy, descriptor, nil, Int(status.st_size) - sent)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      sent += count
    }
    let number = errno
    guard close(copy) == 0, sent == status.st_size else {
      unlink(target)
      throw failure(number)
    }
    return true
  }

  private func failure(_ number: Int32) -> FileError { .writingFailed(path: path, reason: writeReason(number)) }
}

private struct Opened {
  var descriptor: Int32
  var isDevice = false
  var target: String
  var temporaryName: String?
}

private func openReplacing(_ path: String, _ old: stat, named: Bool) throws(FileError) -> Opened {
  switch old.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFCHR: return Opened(descriptor: try openDevice(path), isDevice: true, target: path)
  case S_IFDIR: throw .cannotCreate(path: path, reason: "it is a folder; give the name of a file")
  default:
    throw .cannotCreate(
      path: path, reason: "a sound file is completed at its beginning, which a pipe, socket or disk does not allow")
  }
  guard faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 else {
    throw .cannotCreate(path: path, reason: "the file that is there is write-protected; choose another name")
  }
  let opened = try openNew(path, named: named)
  // Replacing a file must not change who may read it. Only root can give a file away.
  if geteuid() == 0 { _ = fchown(opened.descriptor, old.st_uid, old.st_gid) }
  _ = fchmod(opened.descriptor, old.st_mode & 0o777)
  return opened
}

private func openNew(_ path: String, named: Bool) throws(FileError) -> Opened {
  let target = try resolvingLinks(path)
  let folder = folder(of: target)
  guard !target.hasSuffix("/") else {
    throw .cannotCreate(path: path, reason: "there is no folder \(folder), and the name of a file does not end in /")
  }
  let unnamed = named ? -1 : open(folder, unnamedFile | O_RDWR | O_CLOEXEC, 0o666)
  if unnamed >= 0 { return Opened(descriptor: unnamed, target: target) }
  let name = hiddenName(in: folder)
  let descriptor = open(name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: createReason(errno, folder: folder)) }
  return Opened(descriptor: descriptor, target: target, temporaryName: name)
}

/// `O_TMPFILE`, which the headers show only with a feature macro.
private let unnamedFile: Int32 = 0o20_000_000 | O_DIRECTORY

/// A hidden name. It is short, because the file's own name may already be as long as a name can be.
private func hiddenName(in folder: String) -> String {
  "\(folder)/.unknot-\(getpid())-\(String(UInt64.random(in: 0 ... .max), radix: 36)).part"
}

/// The file that a link leads to, whether it exists or not. That file is replaced, so that the link stays.
private func resolvingLinks(_ path: String) throws(FileError) -> String {
  var current = path
  for _ in 0..<40 {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(current, &buffer, buffer.count)
    if count < 0 { return current }
    let link = String(decoding: buffer[..<count].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
    current = link.hasPrefix("/") ? link : folder(of: current) + "/" + link
  }
  throw .cannotCreate(path: path, reason: createReason(ELOOP, folder: folder(of: path)))
}

private func openDevice(_ path: String) throws(FileError) -> Int32 {
  let descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: createReason(errno, folder: folder(of: path))) }
  guard isatty(descriptor) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
    close(descriptor)
    throw .cannotCreate(path: path, reason: "a sound file cannot be written to this device; give the name of a file")
  }
  return descriptor
}

private func createReason(_ number: Int32, folder: String) -> String {
  switch number {
  case ENOENT where access(folder, F_OK) == 0: "\(folder) takes no new files; choose another place"
  case ENOENT: "there is no folder \(folder); make it, or choose another place"
  case ENOTDIR: "\(folder) is not a folder; choose another place"
  case EACCES, EPERM: "no permission to write in \(folder); choose another place"
  case EROFS: "\(folder) is on a read-only file system; choose another place"
  case ENAMETOOLONG: "the name is too long"
  case ELOOP: "its links lead in a circle"
  case ENOSPC, EDQUOT: "no room for another file in \(folder); make room, or choose another place"
  default: systemMessage(number)
  }
}

/// Why writing stopped with an error number, and what to do about it.
package func writeReason(_ number: Int32) -> String {
  switch number {
  case ENOSPC: "the disk is full; make room, or choose another place"
  case EDQUOT: "the quota is used up; make room, or choose another place"
  case EFBIG: "the file is larger than this file system or the limit on file size allows (ulimit -f)"
  case EACCES, EPERM: "no permission to replace the file; choose another name"
  default: systemMessage(number)
  }
}
