import Files
import Foundation
import PCM
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  /// Every format, read again by other people's programs.
  @Suite struct Formats {
    /// A tone that goes up, in frames that every format takes.
    private func tone(_ format: StreamFormat, seconds: Double) -> [UInt8] {
      let frames = Int(seconds * Double(format.rate))
      let samples = (0..<frames).flatMap { frame -> [Float] in
        let time = Double(frame) / Double(format.rate)
        let value = Float(0.5 * sin(2 * .pi * (200 + 150 * time) * time))
        return format.channels == 2 ? [value, -value / 2] : [value]
      }
      if format.encoding == .float { return samples.withUnsafeBytes(Array.init) }
      return samples.map { Int16($0 * 32_767) }.withUnsafeBytes(Array.init)
    }

    private let tags = SoundFileTags(
      title: "Füße & <Beine>", artist: "unknot", comment: "From lower-body.", software: "unknot", language: "de",
      chapters: [
        .init(title: "Get ready", start: 0, end: 700), .init(title: "Wade, links", start: 700, end: 1500),
        .init(title: "Ende", start: 1500, end: 3000),
      ], routine: "title: Füße\nsteps:\n  - roll: calves\n")

    private struct Probe: Decodable {
      struct Part: Decodable {
        var start_time: String
        var end_time: String
        var tags: [String: String]
      }
      struct Whole: Decodable {
        var duration: String
        var tags: [String: String]?
      }
      struct Stream: Decodable {
        var tags: [String: String]?
        var sample_rate: String
        var channels: Int
      }
      var chapters: [Part]
      var format: Whole
      var streams: [Stream]
    }

    private func probe(_ path: String) throws -> Probe {
      let arguments = ["-v", "error", "-print_format", "json", "-show_chapters", "-show_format", "-show_streams", path]
      let result = try run("ffprobe", arguments)
      #expect(result.status == 0)
      return try JSONDecoder().decode(Probe.self, from: Data(result.output.utf8))
    }

    private func save(
      _ bytes: [UInt8], _ format: StreamFormat, _ kind: SoundFileKind, to path: String, tags: SoundFileTags,
      quality: SoundQuality = .usual, named: Bool = false, plainLimit: Int64 = SoundFileWriter.plainLimit
    ) throws {
      var writer = try SoundFileWriter(
        path: path, format: format, frames: FrameCount(Int64(bytes.count / format.bytesPerFrame)), kind: kind,
        quality: quality, tags: tags, plainLimit: plainLimit, named: named)
      try bytes.withUnsafeBytes { all in
        for start in stride(from: 0, to: all.count, by: 48 * 1024 * format.bytesPerFrame) {
          let end = min(all.count, start + 48 * 1024 * format.bytesPerFrame)
          try writer.write(UnsafeRawBufferPointer(rebasing: all[start..<end]))
        }
      }
      try writer.finish()
    }

    @Test(.needs("ffprobe"), arguments: SoundFileKind.allCases, [48_000, 24_000])
    func soundTagsChaptersAndRoutineComeBack(kind: SoundFileKind, rate: Int) throws {
      let scratch = try Scratch()
      let format = StreamFormat(
        rate: rate, channels: rate == 48_000 ? 2 : 1, encoding: kind.isLossless ? .s16 : .float)
      let bytes = tone(format, seconds: 3)
      let path = scratch.path("a.\(kind)")
      try save(bytes, format, kind, to: path, tags: tags, named: rate == 24_000)
      #expect(scratch.names == ["a.\(kind)"])
      #expect(try embeddedRoutine(in: path) == tags.routine)

      let probe = try probe(path)
      #expect(probe.chapters.map { $0.tags["title"] } == tags.chapters.map(\.title))
      for (found, chapter) in zip(probe.chapters, tags.chapters) {
        #expect(abs((Double(found.start_time) ?? -1) * 1000 - Double(chapter.start)) < 1)
      }
      #expect(abs((Double(probe.format.duration) ?? 0) - 3) < 0.08)
      #expect(probe.streams[0].sample_rate == "\(kind == .opus ? 48_000 : rate)")
      #expect(probe.streams[0].channels == format.channels)
      let written = (probe.format.tags ?? [:]).merging(probe.streams[0].tags ?? [:]) { a, _ in a }
      let said = Dictionary(written.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { a, _ in a })
      #expect(said["title"] == tags.title && said["artist"] == "unknot" && said["comment"] == tags.comment)
      #expect(said["language"] == (kind.hasThreeLetterLanguages ? "deu" : "de"))
    }

    @Test(arguments: [SoundFileKind.flac, .ogg, .opus, .mp3])
    func aReaderOfTagsFindsTheSame(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      let format = StreamFormat(encoding: kind.isLossless ? .s16 : .float)
      let path = scratch.path("a.\(kind)")
      try save(tone(format, seconds: 3), format, kind, to: path, tags: tags)
      let program = """
        import sys, mutagen
        file = mutagen.File(sys.argv[1])
        if sys.argv[1].endswith('mp3'):
          for key in file.tags['CTOC:toc'].child_element_ids:
            chapter = file.tags['CHAP:' + key]
            print(chapter.start_time, chapter.end_time, chapter.sub_frames['TIT2'].text[0])
          print(file.tags['TIT2'].text[0], '|', file.tags['TXXX:UNKNOT_ROUTINE'].text[0].count('\\n'))
        else:
          for number in range(1, 4): print(*file['CHAPTER%03d' % number], *file['CHAPTER%03dNAME' % number])
          print(*file['TITLE'], '|', file['UNKNOT_ROUTINE'][0].count('\\n'))
        print(round(file.info.length, 1))
        """
      let result = try ChildProcess.run("/usr/bin/python3", ["-c", program, path])
      if result.errorText.contains("ModuleNotFoundError") { return }
      #expect(result.status == 0, "\(result.errorText)")
      let chapters =
        kind == .mp3
        ? ["0 700 Get ready", "700 1500 Wade, links", "1500 3000 Ende"]
        : ["00:00:00.000 Get ready", "00:00:00.700 Wade, links", "00:00:01.500 Ende"]
      #expect(result.outputText.split(separator: "\n").map(String.init) == chapters + ["Füße & <Beine> | 3", "3.0"])
    }

    @Test(.needs("ffmpeg"), arguments: SoundFileKind.allCases)
    func anotherDecoderHearsTheSame(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      let format = StreamFormat(encoding: kind.isLossless ? .s16 : .float)
      let bytes = tone(format, seconds: 3)
      try save(bytes, format, kind, to: scratch.path("a"), tags: tags)
      let arguments = ["-v", "error", "-i", scratch.path("a"), "-f", "f32le", "-c:a", "pcm_f32le", scratch.path("raw")]
      let decoded = try run("ffmpeg", arguments)
      #expect(decoded.status == 0)
      let heard = try #require(scratch.bytes("raw")).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
      let meant: [Float] = bytes.withUnsafeBytes { all in
        kind.isLossless
          ? all.bindMemory(to: Int16.self).map { Float($0) / 32_768 } : Array(all.bindMemory(to: Float.self))
      }
      #expect(abs(heard.count - meant.count) <= 2 * 2400)
      var (error, power) = (0.0, 0.0)
      for (a, b) in zip(heard, meant) {
        error += Double((a - b) * (a - b))
        power += Double(b * b)
      }
      // Exactly the same, or 20 dB below at least: a shift by a few samples would already be more.
      #expect(kind.isLossless ? error == 0 : error < power / 100)
    }

    @Test(.needs("ffmpeg")) func FLACKeepsTwentyFourBits() throws {
      let scratch = try Scratch()
      let format = StreamFormat(encoding: .s24)
      let bytes = pattern(format, frames: 9000)
      try save(bytes, format, .flac, to: scratch.path("a.flac"), tags: tags)
      let arguments = ["-v", "error", "-i", scratch.path("a.flac"), "-f", "s24le", scratch.path("raw")]
      #expect(try run("ffmpeg", arguments).status == 0)
      #expect(scratch.bytes("raw") == Data(bytes))
    }

    @Test(arguments: [SoundFileKind.wav, .flac, .mp3])
    func theSameSoundAndTagsGiveTheSameBytes(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      let format = StreamFormat(encoding: kind.isLossless ? .s16 : .float)
      let bytes = tone(format, seconds: 1)
      try save(bytes, format, kind, to: scratch.path("a"), tags: tags)
      Thread.sleep(forTimeInterval: 1.1)
      try save(bytes, format, kind, to: scratch.path("b"), tags: tags, named: true)
      #expect(scratch.bytes("a") == scratch.bytes("b"))
    }

    @Test(.needs("ffprobe"), arguments: SoundFileKind.allCases)
    func asManyChaptersAsAFileHoldsAndALongRoutine(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      let format = StreamFormat(encoding: kind.isLossless ? .s16 : .float)
      var tags = tags
      tags.chapters = (0..<Int64(kind.mostChapters)).map {
        .init(title: "Chapter \($0) " + String(repeating: "ß", count: 60), start: $0 * 3, end: $0 * 3 + 3)
      }
      // Three times as much as would break a header of libsndfile's.
      tags.routine = String(repeating: "# A line of the routine\n", count: 9000) + "steps: []\n"
      let bytes = tone(format, seconds: 3)
      try save(bytes, format, kind, to: scratch.path("a.\(kind)"), tags: tags)
      #expect(try embeddedRoutine(in: scratch.path("a.\(kind)")) == tags.routine)
      let probe = try probe(scratch.path("a.\(kind)"))
      #expect(probe.chapters.count == kind.mostChapters)
      #expect(probe.chapters.last?.tags["title"] == tags.chapters.last?.title)
    }

    @Test(.needs("ffprobe")) func anRF64FileHasChaptersAndTheRoutineToo() throws {
      let scratch = try Scratch()
      let format = StreamFormat()
      let bytes = tone(format, seconds: 3)
      try save(bytes, format, .wav, to: scratch.path("a.wav"), tags: tags, plainLimit: 1000)
      #expect(scratch.bytes("a.wav")?.prefix(4) == Data("RF64".utf8))
      #expect(try embeddedRoutine(in: scratch.path("a.wav")) == tags.routine)
      #expect(try readClip(path: scratch.path("a.wav"), rate: 48_000).length == FrameCount(144_000))
      #expect(try probe(scratch.path("a.wav")).chapters.count == 3)
    }

    @Test func soundWithTagsThatDoesNotFitIntoAPlainFileIsRF64() throws {
      let scratch = try Scratch()
      let format = StreamFormat()
      let bytes = tone(format, seconds: 1)
      try save(bytes, format, .wav, to: scratch.path("a.wav"), tags: tags, plainLimit: Int64(bytes.count) + 10)
      #expect(scratch.bytes("a.wav")?.prefix(4) == Data("RF64".utf8))
    }

    @Test(arguments: SoundFileKind.allCases)
    func aFullDiskOrALimitLeavesTheOldFile(kind: SoundFileKind) throws {
      let scratch = try Scratch()
      try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("a")))
      var before = rlimit()
      getrlimit(__rlimit_resource_t(1), &before)
      var limit = rlimit(rlim_cur: 20_000, rlim_max: before.rlim_max)
      setrlimit(__rlimit_resource_t(1), &limit)
      defer { setrlimit(__rlimit_resource_t(1), &before) }
      let format = StreamFormat(encoding: kind.isLossless ? .s16 : .float)
      let bytes = tone(format, seconds: 5)
      #expect {
        try save(bytes, format, kind, to: scratch.path("a"), tags: tags)
      } throws: { error in
        guard case FileError.writingFailed(_, let reason) = error else { return false }
        return reason.contains("limit")
      }
      #expect(scratch.names == ["a"] && scratch.bytes("a") == Data("old".utf8))
    }

    @Test func aRateThatAFormatHasNotIsRefused() throws {
      let scratch = try Scratch()
      for (kind, rate) in [(SoundFileKind.opus, 44_100), (.mp3, 96_000)] {
        #expect(throws: FileError.self) {
          _ = try SoundFileWriter(
            path: scratch.path("a"), format: StreamFormat(rate: rate, encoding: .float), frames: FrameCount(1),
            kind: kind)
        }
      }
      #expect(scratch.names == [])
    }

    @Test func qualityIsSize() throws {
      let scratch = try Scratch()
      let format = StreamFormat(encoding: .float)
      let bytes = tone(format, seconds: 3)
      for kind in SoundFileKind.allCases where !kind.isLossless {
        var last = 0
        for quality in [0.0, 5, 10] {
          try save(bytes, format, kind, to: scratch.path("a"), tags: SoundFileTags(), quality: SoundQuality(quality))
          let size = try #require(scratch.bytes("a")).count
          #expect(size > last)
          last = size
        }
      }
    }
  }
}
