import Files
import FoundationEssentials
import Glibc
import PCM
import SoundFiles
import Synchronization
import Units

/// Keeps spoken lines in a folder. The key of a line is a fingerprint of everything that it was made from.
///
/// An entry is a file named `KEY-MILLISECONDS-CHECKSUM.wav`. Listing the folder therefore tells the length of every
/// line; a file is read only when its line is about to sound. Files appear whole, by renaming, so that two processes
/// may use the same folder. A file that does not fit its name is damaged, and its line is spoken again.
package final class SpeechCache: Sendable {
  struct Entry: Hashable, Sendable {
    var key: String
    var milliseconds: Int
    var checksum: UInt64

    var name: String { "\(key)-\(milliseconds)-\(Fingerprint.hexadecimal(checksum)).wav" }
    var bytes: Int64 { Int64(WaveHeader.size + milliseconds * SpokenClip.samplesPerMillisecond * 2) }
  }

  /// The folder; nil if no folder can be used, so that lines are kept in memory, for this session only.
  package let folder: String?
  private let limit: Int64
  private let state: Mutex<State>

  private struct State {
    var entries: [String: Entry] = [:]
    var kept: [String: SpokenClip] = [:]
    var used: Set<String> = []
    var hasGrown = false
  }

  /// How many bytes the folder usually may hold: some hours of lines.
  package static let usualLimit: Int64 = 256 << 20

  /// A cache in a folder.
  ///
  /// - Parameters:
  ///   - folder: the folder, which is made if it is not there; nil to keep lines in memory.
  ///   - limit: the bytes that the folder may hold.
  package init(folder: String?, limit: Int64 = usualLimit) {
    self.limit = limit
    var usable = folder
    if let folder {
      // Only the user may look into the folder, because the lines that somebody listens to are private.
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if access(folder, W_OK | X_OK | R_OK) != 0 { usable = nil }
    }
    self.folder = usable
    var state = State()
    for name in usable.map(fileNames) ?? [] {
      guard let entry = Entry(name) else { continue }
      state.entries[entry.key] = entry
    }
    self.state = Mutex(state)
  }

  /// The length of the line with a key, in milliseconds; nil if there is no entry, or its file has the wrong size.
  func milliseconds(_ key: String) -> Int? {
    let found = state.withLock { state -> (entry: Entry, isNew: Bool)? in
      if let kept = state.kept[key] { return (Entry(key: key, milliseconds: kept.milliseconds, checksum: 0), false) }
      return state.entries[key].map { ($0, state.used.insert(key).inserted) }
    }
    guard let (entry, isNew) = found else { return nil }
    guard isNew, let folder else { return entry.milliseconds }
    var status = stat()
    let path = "\(folder)/\(entry.name)"
    guard stat(path, &status) == 0, Int64(status.st_size) == entry.bytes else {
      forget(entry)
      return nil
    }
    // The file's time is renewed, because a full folder loses the files with the oldest times first.
    if time(nil) - status.st_mtim.tv_sec > 3600 { utimes(path, nil) }
    return entry.milliseconds
  }

  /// The line with a key, if its entry is whole and unharmed; nil if there is none.
  func clip(_ key: String) -> SpokenClip? {
    let (kept, entry) = state.withLock { ($0.kept[key], $0.entries[key]) }
    if let kept { return kept }
    guard let folder, let entry else { return nil }
    guard let sound = try? readClip(path: "\(folder)/\(entry.name)", rate: SpokenClip.rate) else {
      forget(entry)
      return nil
    }
    let samples = withExtendedLifetime(sound) { sound.samples(0).map { Int16(max(-32768, min(32767, $0 * 32768))) } }
    guard samples.count == entry.milliseconds * SpokenClip.samplesPerMillisecond,
      Fingerprint.of(samples: samples) == entry.checksum
    else {
      forget(entry)
      return nil
    }
    return SpokenClip(samples: samples)
  }

  /// Keeps a line, in memory if it cannot be written to the folder.
  func keep(_ clip: SpokenClip, as key: String) {
    let entry = Entry(key: key, milliseconds: clip.milliseconds, checksum: Fingerprint.of(samples: clip.samples))
    let isWritten = folder.map { write(clip, entry, in: $0) } ?? false
    state.withLock { state in
      state.used.insert(key)
      if isWritten { state.entries[key] = entry } else { state.kept[key] = clip }
      state.hasGrown = state.hasGrown || isWritten
    }
  }

  private func write(_ clip: SpokenClip, _ entry: Entry, in folder: String) -> Bool {
    let temporary = "\(folder)/.\(entry.key)-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let bytes = WaveHeader.bytes(samples: clip.samples.count) + clip.samples.withUnsafeBytes { Array($0) }
    guard FileManager.default.createFile(atPath: temporary, contents: Data(bytes)) else {
      unlink(temporary)
      return false
    }
    guard rename(temporary, "\(folder)/\(entry.name)") == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  private func forget(_ entry: Entry) {
    if let folder { unlink("\(folder)/\(entry.name)") }
    state.withLock { _ = $0.entries.removeValue(forKey: entry.key) }
  }

  /// Removes the lines that have not been used for longest until the folder is well within its limit, and files that a
  /// killed process left half written. If this process has kept no new line, it does nothing.
  func tidy() {
    let (used, hasGrown) = state.withLock { ($0.used, $0.hasGrown) }
    guard let folder, hasGrown else { return }
    var found: [(path: String, bytes: Int64, time: Int)] = []
    for name in fileNames(in: folder) {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if name.hasPrefix("."), time(nil) - status.st_mtim.tv_sec > 3600 { unlink(path) }
      guard let entry = Entry(name), !used.contains(entry.key) else { continue }
      found.append((path, Int64(status.st_size), status.st_mtim.tv_sec))
    }
    let entries = state.withLock { $0.entries }
    var total = found.reduce(0) { $0 + $1.bytes } + used.reduce(0) { $0 + (entries[$1]?.bytes ?? 0) }
    guard total > limit else { return }
    for entry in found.sorted(by: { ($0.time, $0.path) < ($1.time, $1.path) }) where total > limit * 9 / 10 {
      unlink(entry.path)
      total -= entry.bytes
    }
  }
}

extension SpeechCache.Entry {
  /// Reads an entry from a file's name; nil if the name is not one that the cache gives.
  init?(_ name: String) {
    guard name.hasSuffix(".wav") else { return nil }
    let parts = name.dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 32, parts[0].allSatisfy(\.isHexDigit), let length = Int(parts[1]),
      (1...LineShaping.longest * 1000).contains(length), parts[2].count == 16, let sum = UInt64(parts[2], radix: 16)
    else { return nil }
    (key, milliseconds, checksum) = (String(parts[0]), length, sum)
  }
}

/// The header of the WAV files that the cache writes, which have one channel of 16 bits and no other chunks.
enum WaveHeader {
  static let size = 44

  static func bytes(samples: Int) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let rate = SpokenClip.rate
    return Array("RIFF".utf8) + number(36 + samples * 2, 4) + Array("WAVEfmt ".utf8) + number(16, 4) + number(1, 2)
      + number(1, 2) + number(rate, 4) + number(rate * 2, 4) + number(2, 2) + number(16, 2) + Array("data".utf8)
      + number(samples * 2, 4)
  }
}
