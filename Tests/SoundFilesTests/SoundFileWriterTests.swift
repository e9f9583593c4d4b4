import Foundation
import PCM
import TestSupport
import Testing

@testable import SoundFiles

extension SoundFilesTests {
  @Suite struct Writing {
    static let formats = [1, 2].flatMap { channels in
      [StreamFormat.Encoding.s16, .s24, .float].map { StreamFormat(rate: 48_000, channels: channels, encoding: $0) }
    }

    @Test(arguments: formats, [false, true])
    func whatIsWrittenIsWhatTheFileHolds(format: StreamFormat, named: Bool) throws {
      let scratch = try Scratch()
      let bytes = pattern(format, frames: 50_001)
      try write(bytes, format, to: scratch.path("a.wav"), pieces: 777, named: named)
      let file = try #require(scratch.bytes("a.wav"))
      #expect(file.range(of: Data(bytes)) != nil)
      #expect(scratch.names == ["a.wav"])
      let reader = try SoundFileReader(path: scratch.path("a.wav"))
      #expect(reader.frames == FrameCount(50_001))
      #expect(reader.channels == format.channels)
    }

    /// As the format asks for where samples are not whole numbers.
    @Test(
      arguments: [SoundFileWriter.plainLimit, 1000], [SoundFileTags(), SoundFileTags(title: "A", routine: "steps: []")])
    func aFileOfFloatsSaysHowLongTheExtensionOfItsFormatIs(plainLimit: Int64, tags: SoundFileTags) throws {
      let scratch = try Scratch()
      let format = StreamFormat(encoding: .float)
      let bytes = pattern(format, frames: 5000)
      try write(bytes, format, to: scratch.path("a.wav"), tags: tags, plainLimit: plainLimit)
      let descriptor = Glibc.open(scratch.path("a.wav"), O_RDONLY)
      defer { close(descriptor) }
      let chunks = RIFFChunk.all(in: descriptor)
      let content = try #require(chunks.first { $0.id == "fmt " }?.content(in: descriptor))
      // RF64 has the extensible format, which is longer, as libsndfile writes it.
      let isLong = plainLimit == 1000
      #expect(content.count == (isLong ? 40 : 18) && Int(content[16]) == content.count - 18 && content[17] == 0)
      #expect(isLong || content[0] == 3 && chunks.contains { $0.id == "fact" })
      #expect(chunks.contains { $0.id == "ds64" } == isLong)
      #expect(try #require(chunks.first { $0.id == "data" }).content(in: descriptor) == bytes)
      // The sizes add up to the whole file.
      let last = try #require(chunks.last)
      #expect(last.start + Int64(last.size) + Int64(last.size % 2) == Int64(scratch.bytes("a.wav")?.count ?? 0))
      #expect(try SoundFileReader(path: scratch.path("a.wav")).frames == FrameCount(5000))
    }

    @Test(.needs("ffmpeg", "ffprobe"), arguments: formats)
    func anotherProgramReadsTheSameSamples(format: StreamFormat) throws {
      let scratch = try Scratch()
      let bytes = pattern(format, frames: 5000)
      let tags = SoundFileTags(title: "Füße rollen", comment: "calves", software: "unknot")
      try write(bytes, format, to: scratch.path("a.wav"), tags: tags)
      let raw = [StreamFormat.Encoding.s16: "s16le", .s24: "s24le", .float: "f32le"][format.encoding]!
      let decoded = try run(
        "ffmpeg", ["-v", "error", "-i", scratch.path("a.wav"), "-f", raw, "-c:a", "pcm_\(raw)", scratch.path("raw")])
      #expect(decoded.status == 0)
      #expect(scratch.bytes("raw") == Data(bytes))
      let probed = try run("ffprobe", ["-v", "error", "-show_entries", "format_tags", scratch.path("a.wav")])
      #expect(probed.output.contains("Füße rollen"))
    }

    @Test(.needs("soxi")) func soxAgreesOnLengthRateAndChannels() throws {
      let scratch = try Scratch()
      try write(
        pattern(StreamFormat(rate: 44_100), frames: 12_345), StreamFormat(rate: 44_100), to: scratch.path("a.wav"))
      for (option, value) in [("-s", "12345"), ("-r", "44100"), ("-c", "2"), ("-b", "16")] {
        let answer = try run("soxi", [option, scratch.path("a.wav")])
        #expect(answer.output.trimmingCharacters(in: .whitespacesAndNewlines) == value)
      }
    }

    @Test(arguments: formats)
    func theSameFramesGiveTheSameBytesHoweverTheyCome(format: StreamFormat) throws {
      let scratch = try Scratch()
      let bytes = pattern(format, frames: 40_000)
      let tags = SoundFileTags(title: "Lower body", software: "unknot")
      try write(bytes, format, to: scratch.path("a.wav"), pieces: 1, tags: tags)
      // A float file with libsndfile's peak chunk would differ from one second to the next.
      if format.encoding == .float { Thread.sleep(forTimeInterval: 1.1) }
      try write(bytes, format, to: scratch.path("b.wav"), pieces: 40_000, tags: tags, named: true)
      #expect(scratch.bytes("a.wav") == scratch.bytes("b.wav"))
    }

    @Test func aFileOfNoFramesIsAFile() throws {
      let scratch = try Scratch()
      try write([], StreamFormat(), to: scratch.path("a.wav"))
      #expect((scratch.bytes("a.wav")?.count ?? 0) >= 44)
    }

    @Test(arguments: formats)
    func aboveTheLimitOfPlainWAVTheFileIsRF64AndReadsTheSame(format: StreamFormat) throws {
      let scratch = try Scratch()
      let bytes = pattern(format, frames: 3000)
      try write(bytes, format, to: scratch.path("a.wav"), plainLimit: Int64(bytes.count))
      try write(bytes, format, to: scratch.path("b.wav"), plainLimit: Int64(bytes.count) - 1)
      #expect(scratch.bytes("a.wav")?.prefix(4) == Data("RIFF".utf8))
      #expect(scratch.bytes("b.wav")?.prefix(4) == Data("RF64".utf8))
      let (a, b) = try (
        readClip(path: scratch.path("a.wav"), rate: 48_000), readClip(path: scratch.path("b.wav"), rate: 48_000)
      )
      for channel in 0..<format.channels { #expect(a.samples(channel).elementsEqual(b.samples(channel))) }
    }

    @Test func theLimitLeavesRoomForTheHeader() {
      #expect(SoundFileWriter.plainLimit < Int64(UInt32.max) - 10_000)
      // Six hours of 16-bit stereo are not yet too long for a plain WAV.
      #expect(SoundFileWriter.plainLimit > 6 * 3600 * 48_000 * 4)
    }

    @Test func longTagsAreCutAndTheFileStillOpens() throws {
      let scratch = try Scratch()
      let tags = SoundFileTags(title: String(repeating: "ß", count: 500_000), comment: "a\0b", software: "")
      try write(pattern(StreamFormat(), frames: 100), StreamFormat(), to: scratch.path("a.wav"), tags: tags)
      #expect(try SoundFileReader(path: scratch.path("a.wav")).frames == FrameCount(100))
      #expect((scratch.bytes("a.wav")?.count ?? 0) < 5000)
    }
  }
}
