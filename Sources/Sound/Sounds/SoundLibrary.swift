import Documents
import Files
import PCM
import SoundFiles
import Units

/// Finds sounds by name: in folders first, in the order given, then among the shipped ones.
package struct SoundLibrary: Sendable {
  /// Reads a sound file, resampled to a rate.
  package typealias ReadRecording = @Sendable (_ path: String, _ rate: Int) throws -> Clip

  private let folders: [String]
  private let shipped: [String]
  private let shippedText: @Sendable (_ path: String) -> String?
  private let readRecording: ReadRecording

  /// The endings that a sound's file may have; of several files, the first is taken.
  package static let endings = ["yaml"] + SoundFileKind.recordingEndings

  /// A library that looks into some folders and a set of shipped sounds.
  ///
  /// - Parameters:
  ///   - folders: paths that are searched in this order; they need not exist.
  ///   - shipped: the names of the shipped sounds.
  ///   - shippedText: the definition at a path such as `audio/hold.yaml`.
  package init(
    folders: [String], shipped: [String], shippedText: @escaping @Sendable (_ path: String) -> String?,
    readRecording: @escaping ReadRecording
  ) {
    (self.folders, self.shipped) = (folders, shipped)
    (self.shippedText, self.readRecording) = (shippedText, readRecording)
  }

  /// The sound with a name. Names may come from a stranger's routine, so a name that leads out of the folders is
  /// refused.
  package func sound(named name: String) throws(SoundError) -> Sound {
    guard Self.isName(name) else { throw notFound(name) }
    for folder in folders {
      for ending in Self.endings {
        let path = "\(folder)/\(name).\(ending)"
        if isFile(path) { return try sound(named: name, at: path) }
      }
    }
    guard shipped.contains(name), let text = shippedText("audio/\(name).yaml") else { throw notFound(name) }
    return try defined(name, .shipped, SourceText(name: "audio/\(name).yaml", text: text))
  }

  /// The sound in a file: a definition if the path ends in `.yaml`, else a recording. The caller decides whether the
  /// path may be read at all.
  package func sound(at path: String) throws(SoundError) -> Sound {
    guard isFile(path) else { throw .unreadable(path: path, reason: "there is no such file") }
    return try sound(named: path, at: path)
  }

  /// Every name that can be found, in alphabetical order.
  package func names() -> [String] {
    var names = Set(shipped)
    for folder in folders {
      for file in fileNames(in: folder) {
        guard let dot = file.lastIndex(of: "."), Self.endings.contains(String(file[file.index(after: dot)...])) else {
          continue
        }
        let name = String(file[..<dot])
        if Self.isName(name), isFile("\(folder)/\(file)") { names.insert(name) }
      }
    }
    return names.sorted()
  }

  /// Every name, with its sound or what is wrong with it.
  package func all() -> [(name: String, sound: Result<Sound, SoundError>)] {
    names().map { name in
      do throws(SoundError) { return (name, .success(try sound(named: name))) } catch { return (name, .failure(error)) }
    }
  }

  /// Whether a text can be a sound's name: a file name without its ending that is not hidden and stays in its folder.
  package static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".") && !name.contains("/")
      && !name.unicodeScalars.contains { $0.isControl }
  }

  private func notFound(_ name: String) -> SoundError {
    .notFound(name: name, nearest: nearest(to: name, among: names(), limit: 3))
  }

  private func sound(named name: String, at path: String) throws(SoundError) -> Sound {
    guard path.hasSuffix(".yaml") else { return try recorded(name, at: path) }
    let source: SourceText
    do {
      // One byte more than a definition may have is enough to see that a file is too large.
      source = try SourceText(name: path, bytes: try readFile(path, atMost: SourceText.maximumBytes + 1))
    } catch let diagnostic as Diagnostic {
      throw .wrong([diagnostic])
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    return try defined(name, .file(path: path), source)
  }

  private func defined(_ name: String, _ origin: Sound.Origin, _ source: SourceText) throws(SoundError) -> Sound {
    let diagnostics = Diagnostics()
    guard let definition = SoundDefinition.read(source, diagnostics) else { throw .wrong(diagnostics.sorted) }
    return Sound(name: name, origin: origin, definition)
  }

  private func recorded(_ name: String, at path: String) throws(SoundError) -> Sound {
    let recording = Recording(path: path, read: readRecording)
    let lengths: (duration: Duration, voiceClearance: Duration)
    do {
      lengths = try recording.lengths()
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    guard lengths.duration > .zero else { throw .unreadable(path: path, reason: "the recording is empty") }
    guard lengths.duration <= Self.longestRecording else {
      throw .unreadable(
        path: path,
        reason: "a recording may last ten minutes; this lasts \(Duration.decimal(lengths.duration.milliseconds)) s")
    }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return Sound(
      name: name, title: file, meaning: "", kind: .recording, origin: .file(path: path), duration: lengths.duration,
      voiceClearance: lengths.voiceClearance, body: .recording(recording))
  }

  private static let longestRecording = Duration.seconds(600)
}
