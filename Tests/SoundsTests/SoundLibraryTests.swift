import Documents
import Foundation
import PCM
import Sounds
import Testing

@Suite("The sound library")
struct SoundLibraryTests {
  private static func chime(_ title: String) -> String {
    "title: \(title)\nmeaning: M\nkind: chime\nbase: 440\npartials: [{ ratio: 1, decay: 0.2s }]\n"
  }

  /// A stereo recording, loud and cut off, of so many milliseconds; its path must exist.
  private static func recording(milliseconds: Int, level: Float = 2) -> SoundLibrary.ReadRecording {
    { path, rate in
      guard FileManager.default.fileExists(atPath: path) else { throw CocoaError(.fileNoSuchFile) }
      return Clip(channels: 2, length: FrameCount(.milliseconds(milliseconds), rate: rate)) { channel, samples in
        for i in samples.indices { samples[i] = level * (channel == 0 ? 1 : 0.5) }
      }
    }
  }

  /// Two folders with these files, searched in order, before a shipped `hold` and `go`.
  @discardableResult
  private static func library<T>(
    _ first: [String: String], _ second: [String: String] = [:], read: SoundLibrary.ReadRecording? = nil,
    _ body: (SoundLibrary, String) throws -> T
  ) throws -> T {
    let root = FileManager.default.temporaryDirectory.appending(path: "sounds-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (folder, files) in [("a", first), ("b", second)] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(folder)/\(name)")) }
    }
    let library = SoundLibrary(
      folders: ["\(root)/a", "\(root)/missing", "\(root)/b"], shipped: ["go", "hold"],
      shippedText: { $0 == "audio/hold.yaml" || $0 == "audio/go.yaml" ? chime("Shipped") : nil },
      readRecording: read ?? recording(milliseconds: 250))
    return try body(library, root)
  }

  @Test("takes the first folder's sound before the second's, and both before the shipped one")
  func order() throws {
    let (a, b) = (["hold.yaml": Self.chime("First")], ["hold.yaml": Self.chime("Second")])
    #expect(try Self.library(a, b) { library, _ in try library.sound(named: "hold").title } == "First")
    #expect(try Self.library([:], b) { library, _ in try library.sound(named: "hold").title } == "Second")
    #expect(try Self.library([:]) { library, _ in try library.sound(named: "hold").title } == "Shipped")
  }

  @Test("takes a recording of a sound's name, a definition before it")
  func recordings() throws {
    try Self.library(["hold.flac": "x", "go.wav": "x", "go.yaml": Self.chime("Mine"), "own.ogg": "x"]) {
      library, root in
      let hold = try library.sound(named: "hold")
      #expect(hold.kind == .recording && hold.origin == .file(path: "\(root)/a/hold.flac"))
      #expect(hold.duration == .milliseconds(250) && hold.voiceClearance == .milliseconds(250))
      #expect(try library.sound(named: "go").title == "Mine")
      #expect(try library.sound(named: "own").kind == .recording)
      #expect(library.names() == ["go", "hold", "own"])
      #expect(try library.sound(at: "\(root)/a/own.ogg").duration == .milliseconds(250))
    }
  }

  @Test("limits a recording's peak, ends it softly and keeps both channels", arguments: [44_100, 48_000])
  func recordingClip(rate: Int) throws {
    try Self.library(["hold.wav": "x"]) { library, _ in
      let source = try library.sound(named: "hold").source(rate: rate)
      let clip = try source.make()
      #expect(clip.length == source.length && clip.channels == 2)
      withExtendedLifetime(clip) {
        let (left, right) = (Signal(Array(clip.samples(0)), rate: rate), Signal(Array(clip.samples(1)), rate: rate))
        #expect(abs(decibels(left.peak) + 1) < 0.01 && abs(right.peak / left.peak - 0.5) < 0.001)
        #expect(left.samples.last == 0 && left[0.1..<0.25].largestStep < 0.01)
        #expect(left.samples[100] == left.samples[rate / 5])
      }
    }
    try Self.library(["hold.wav": "x"], read: Self.recording(milliseconds: 250, level: 0.1)) { library, _ in
      let clip = try library.sound(named: "hold").source(rate: rate).make()
      #expect(clip.array[100] == 0.1, "a soft recording stays as soft")
    }
  }

  @Test("names the nearest sounds for one that there is not")
  func notFound() throws {
    try Self.library(["holler.yaml": Self.chime("H")]) { library, _ in
      let error = #expect(throws: SoundError.self) { try library.sound(named: "hild") }
      #expect(error?.description == "there is no sound \"hild\"; did you mean \"hold\"?")
    }
  }

  @Test(
    "lets no name out of its folders", arguments: ["", ".", "..", "../b/x", "/etc/passwd", "a/../../b/x", "x\0", ".x"])
  func escape(name: String) throws {
    try Self.library([:], ["x.yaml": Self.chime("X")]) { library, _ in
      #expect(throws: SoundError.self) { try library.sound(named: name) }
    }
  }

  @Test("says what is wrong with a file, and lists the others all the same")
  func wrong() throws {
    let large = String(repeating: "#", count: SourceText.maximumBytes + 1)
    try Self.library(["bad.yaml": "kind: gong", "big.yaml": large]) { library, root in
      let error = #expect(throws: SoundError.self) { try library.sound(named: "bad") }
      #expect(error?.description.contains("\(root)/a/bad.yaml:1:7: error: kind is") == true)
      #expect(throws: SoundError.self) { try library.sound(named: "big") }
      #expect(throws: SoundError.self) { try library.sound(at: "\(root)/a/none.wav") }
      let all = library.all()
      #expect(all.map(\.name) == ["bad", "big", "go", "hold"])
      #expect(all.map { (try? $0.sound.get()) != nil } == [false, false, true, true])
    }
  }

  @Test("says what is wrong with a recording")
  func unreadable() throws {
    try Self.library(["hold.wav": "x"], read: { _, _ in throw CocoaError(.fileReadCorruptFile) }) { library, root in
      let error = #expect(throws: SoundError.self) { try library.sound(named: "hold") }
      #expect(error?.description.hasPrefix("\(root)/a/hold.wav: ") == true)
    }
    try Self.library(["hold.wav": "x"], read: Self.recording(milliseconds: 0)) { library, _ in
      #expect(throws: SoundError.self) { try library.sound(named: "hold") }
    }
  }
}
