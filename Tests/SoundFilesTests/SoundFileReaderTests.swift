import Foundation
import PCM
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  @Suite struct Reading {
    /// A float file of a sine on the left and half of it on the right.
    func writeSine(_ frequency: Double, rate: Int, frames: Int, channels: Int = 2, to path: String) throws {
      var samples: [Float] = []
      for frame in 0..<frames {
        let value = Float(0.5 * sin(2 * .pi * frequency * Double(frame) / Double(rate)))
        samples += channels == 2 ? [value, value / 2] : [value]
      }
      try write(
        samples.withUnsafeBytes(Array.init), StreamFormat(rate: rate, channels: channels, encoding: .float), to: path)
    }

    @Test func atItsOwnRateTheSamplesAreThoseOfTheFile() throws {
      let scratch = try Scratch()
      let samples: [Int16] = [0, 1, -1, 32_767, -32_768, 12_345, 5, -5]
      try write(samples.withUnsafeBytes(Array.init), StreamFormat(rate: 44_100), to: scratch.path("a.wav"))
      let clip = try readClip(path: scratch.path("a.wav"), rate: 44_100)
      #expect(clip.samples(0).map { Int($0 * 32_768) } == [0, -1, -32_768, 5])
      #expect(clip.samples(1).map { Int($0 * 32_768) } == [1, 32_767, 12_345, -5])
    }

    @Test(arguments: [(44_100, 48_000), (48_000, 44_100), (22_050, 48_000), (96_000, 48_000), (8000, 48_000)])
    func resamplingKeepsFrequencyLevelAndPlace(from: Int, to: Int) throws {
      let scratch = try Scratch()
      let frequency = 1000.0
      try writeSine(frequency, rate: from, frames: from, to: scratch.path("a.wav"))
      let clip = try readClip(path: scratch.path("a.wav"), rate: to)
      #expect(clip.length == FrameCount(Int64(to)))
      // Away from the ends, where the sine starts and stops, it is the same sine to within −90 dB.
      for (channel, level) in [(0, 0.5), (1, 0.25)] {
        var worst = 0.0
        for frame in to / 10..<to * 9 / 10 {
          let wanted = level * sin(2 * .pi * frequency * Double(frame) / Double(to))
          worst = max(worst, abs(Double(clip.samples(channel)[frame]) - wanted))
        }
        #expect(worst < 3e-5)
      }
    }

    @Test(arguments: [1, 2, 100, 999, 4410, 44_099, 44_101, 100_003])
    func theLengthToldIsTheLengthMade(frames: Int) throws {
      let scratch = try Scratch()
      for (from, to) in [(44_100, 48_000), (48_000, 44_100), (11_025, 96_000), (96_000, 8000)] {
        try writeSine(300, rate: from, frames: frames, channels: 1, to: scratch.path("a.wav"))
        let reader = try SoundFileReader(path: scratch.path("a.wav"))
        #expect(try reader.clip(at: to).length == reader.length(at: to))
        #expect(abs(Double(reader.length(at: to).rawValue) - Double(frames) * Double(to) / Double(from)) <= 0.5)
      }
    }

    @Test func noSoundIsLostAtTheEnd() throws {
      let scratch = try Scratch()
      let constant = [Float](repeating: 0.5, count: 200_000)
      let format = StreamFormat(rate: 44_100, channels: 1, encoding: .float)
      try write(constant.withUnsafeBytes(Array.init), format, to: scratch.path("a.wav"))
      let clip = try readClip(path: scratch.path("a.wav"), rate: 48_000)
      // The last tenth of a second, but for the filter's own length, is as loud as the rest.
      #expect(clip.samples(0).dropLast(100).suffix(4700).allSatisfy { abs($0 - 0.5) < 1e-3 })
    }

    @Test func theSameFileGivesTheSameClip() throws {
      let scratch = try Scratch()
      try writeSine(440, rate: 44_100, frames: 50_000, to: scratch.path("a.wav"))
      let (a, b) = try (
        readClip(path: scratch.path("a.wav"), rate: 48_000), readClip(path: scratch.path("a.wav"), rate: 48_000)
      )
      #expect(a.samples(0).elementsEqual(b.samples(0)) && a.samples(1).elementsEqual(b.samples(1)))
    }

    @Test(.needs("sox"), arguments: ["flac", "ogg"])
    func otherFormatsAreRead(format: String) throws {
      let scratch = try Scratch()
      try writeSine(440, rate: 44_100, frames: 44_100, to: scratch.path("a.wav"))
      let converted = try run("sox", [scratch.path("a.wav"), scratch.path("a.\(format)")])
      #expect(converted.status == 0)
      let clip = try readClip(path: scratch.path("a.\(format)"), rate: 48_000)
      #expect(clip.channels == 2 && clip.length == FrameCount(48_000))
      let energy = clip.samples(0).reduce(0.0) { $0 + Double($1 * $1) } / 48_000
      #expect(abs(energy - 0.125) < 0.01)
    }

    @Test(.needs("ffmpeg")) func aStreamWhoseHeaderKnowsNoLengthIsCounted() throws {
      let scratch = try Scratch()
      try writeSine(440, rate: 48_000, frames: 30_000, to: scratch.path("a.wav"))
      let command = "ffmpeg -v error -i '\(scratch.path("a.wav"))' -f flac - | cat > '\(scratch.path("a.flac"))'"
      #expect(try run("sh", ["-c", command]).status == 0)
      let reader = try SoundFileReader(path: scratch.path("a.flac"))
      #expect(reader.frames == FrameCount(30_000))
      #expect(try reader.clip(at: 48_000).samples(0).suffix(100).contains { abs($0) > 0.1 })
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30])
    func aSampleThatIsNoLevelIsRefusedWithItsPlace(bad: Float) throws {
      let scratch = try Scratch()
      var samples = [Float](repeating: 0.1, count: 100_000)
      samples[80_001] = bad
      try write(
        samples.withUnsafeBytes(Array.init), StreamFormat(rate: 44_100, encoding: .float), to: scratch.path("a.wav"))
      for rate in [44_100, 48_000] {
        #expect { try readClip(path: scratch.path("a.wav"), rate: rate) } throws: { isUnusable($0, "frame 40000") }
      }
    }

    @Test(.needs("sox")) func whatCannotBeUsedIsSaid() throws {
      let scratch = try Scratch()
      #expect(throws: SoundFileError.notFound(path: scratch.path("none.wav"))) {
        try SoundFileReader(path: scratch.path("none.wav"))
      }
      #expect(mkfifo(scratch.path("fifo"), 0o600) == 0)
      for path in [scratch.folder, scratch.path("fifo"), "/dev/zero"] {
        #expect(throws: SoundFileError.cannotRead(path: path, reason: "it is not a file")) {
          try SoundFileReader(path: path)
        }
      }
      try Data("no sound at all, but text".utf8).write(to: URL(fileURLWithPath: scratch.path("text.wav")))
      try Data().write(to: URL(fileURLWithPath: scratch.path("empty.wav")))
      try write([], StreamFormat(), to: scratch.path("none-in-it.wav"))
      let mono = StreamFormat(rate: 8000, channels: 1)
      try write([UInt8](repeating: 0, count: 2 * (8000 * 600 + 1)), mono, to: scratch.path("long.wav"), pieces: 1 << 16)
      try write([0, 0], StreamFormat(rate: 100, channels: 1), to: scratch.path("slow.wav"))
      for (name, word) in [
        ("text.wav", "not a WAV"), ("empty.wav", "not a WAV"), ("none-in-it.wav", "no sound"),
        ("long.wav", "10 minutes"),
        ("slow.wav", "100 Hz"),
      ] {
        #expect { try SoundFileReader(path: scratch.path(name)) } throws: { isUnusable($0, word) }
      }
      _ = try run("sox", ["-n", "-c", "6", "-r", "48000", scratch.path("six.wav"), "synth", "0.1", "sine", "300"])
      #expect { try SoundFileReader(path: scratch.path("six.wav")) } throws: { isUnusable($0, "6 channels") }
      _ = try run("sox", ["-n", scratch.path("a.aiff"), "synth", "0.1", "sine", "300"])
      #expect { try SoundFileReader(path: scratch.path("a.aiff")) } throws: { isUnusable($0, "not a WAV") }
    }

    @Test func aFileThatChangesUnderneathIsNoticed() throws {
      let scratch = try Scratch()
      try writeSine(440, rate: 48_000, frames: 1000, to: scratch.path("a.wav"))
      let reader = try SoundFileReader(path: scratch.path("a.wav"))
      try writeSine(440, rate: 48_000, frames: 1001, to: scratch.path("a.wav"))
      #expect { try reader.clip(at: 48_000) } throws: { isUnusable($0, "changed") }
    }

    @Test(.needs("sox")) func aCutOrGarbledFileIsAnErrorOrASoundNeverACrash() throws {
      let scratch = try Scratch()
      try writeSine(440, rate: 44_100, frames: 3000, to: scratch.path("a.wav"))
      var originals = [try #require(scratch.bytes("a.wav"))]
      for ending in ["flac", "ogg"] {
        _ = try run("sox", [scratch.path("a.wav"), scratch.path("a.\(ending)")])
        originals.append(try #require(scratch.bytes("a.\(ending)")))
      }
      var random = SystemRandomNumberGenerator()
      var read = 0
      for round in 0..<600 {
        var bytes = originals[round % originals.count]
        if round % 5 == 0 { bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)) }
        for _ in 0..<Int.random(in: 0...8, using: &random) where !bytes.isEmpty {
          // Headers decide most.
          let end = Bool.random(using: &random) ? min(bytes.count, 100) : bytes.count
          bytes[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        try bytes.write(to: URL(fileURLWithPath: scratch.path("b")))
        do {
          let reader = try SoundFileReader(path: scratch.path("b"))
          let clip = try reader.clip(at: 48_000)
          #expect(clip.length == reader.length(at: 48_000))
          #expect(clip.samples(0).allSatisfy { $0.isFinite })
          read += 1
        } catch {
          #expect("\(error)".contains(scratch.path("b")))
        }
      }
      #expect(read > 0)
    }
  }
}

private func isUnusable(_ error: any Error, _ word: String) -> Bool {
  guard case SoundFileError.unusable(_, let reason) = error else { return false }
  return reason.contains(word)
}
