import Documents
import Settings
import SoundFiles
import TestSupport
import Testing

@testable import Publishing

@Suite struct GuideEncodingTests {
  private func wish(_ arguments: String...) throws -> CodingWish {
    try order("short", ["--as-brought"] + arguments).coding
  }

  @Test func theEndingTheFormatOrWAVIsTaken() throws {
    #expect(try wish().encoding(for: "a.mp3").format == .sound(.mp3))
    #expect(try wish().encoding(for: "a.html").format == .page)
    #expect(try wish().encoding(for: "a.odd/b").format == .sound(.wav))
    #expect(try wish().encoding(for: nil).format == .sound(.wav))
    #expect(try wish("--format=flac").encoding(for: "a.xyz").format == .sound(.flac))
    let usual = try wish().encoding(for: "a.wav")
    #expect(usual.stream.rate == 48_000 && usual.stream.channels == 2 && usual.stream.encoding == .s16)
    #expect(try wish("--bits=24").encoding(for: "a.flac").stream.encoding == .s24)
    #expect(try wish("--bits=float").encoding(for: "a.wav").stream.encoding == .float)
    #expect(try wish().encoding(for: "a.ogg").stream.encoding == .float)
    #expect(try wish().encoding(for: "a.html").quality == .page)
    #expect(try wish().encoding(for: "a.mp3").quality == .usual)
  }

  @Test(arguments: [
    ("a.opus", "--rate=44100", "Opus has 8000, 12000, 16000, 24000, 48000 frames per second"),
    ("a.mp3", "--rate=96000", "MP3 has"), ("a.mp3", "--bits=16", "no samples of fixed bits"),
    ("a.flac", "--bits=float", "FLAC holds 16 or 24 bits"), ("a.wav", "--quality=5", "WAV keeps every sample"),
    ("a.aac", "--rate=8000", "there is no format \"aac\""), ("a.ogg", "--format=mp3", "not the same format"),
    (".mp3", "--rate=48000", "--output .mp3: there is no name before the ending"),
  ])
  func whatDoesNotGoTogetherIsSaid(path: String, argument: String, message: String) throws {
    let said = try #require(failure { try wish(argument).encoding(for: path) })
    #expect(said.status == .usage && said.message.contains(message), "\(said.message)")
  }

  @Test func whatARoutineBringsIsTakenWhereTheFormatHasIt() throws {
    var made = GuideFlags()
    (made.rate, made.channels, made.bits, made.quality) = (44_100, 1, "float", 2)
    let wav = try wish().encoding(for: "a.wav", made: made)
    #expect(wav.stream.rate == 44_100 && wav.stream.channels == 1 && wav.stream.encoding == .float)
    #expect(wav.quality == .usual)
    let opus = try wish().encoding(for: "a.opus", made: made)
    #expect(opus.stream.rate == 48_000 && opus.quality == SoundQuality(2))
    #expect(try wish().encoding(for: "a.flac", made: made).stream.encoding == .s16)
    #expect(try wish("--rate=8000").encoding(for: "a.wav", made: made).stream.rate == 8000)
  }

  @Test func rawSamplesHaveNoMoreThanTheyCanHave() throws {
    let raw = try wish("--rate=8000", "--bits=16").raw()
    #expect(raw.rate == 8000 && raw.channels == 2 && raw.encoding == .s16)
    for argument in ["--bits=24", "--format=wav", "--quality=3"] {
      #expect(failure { try wish(argument).raw() }?.status == .usage)
    }
  }

  @Test func whatIsNoFormatIsToldWithTheNearest() {
    #expect(
      failure { try wish("--format=flak") }?.message == "--format flak: there is no such format; did you mean \"flac\"?"
    )
    #expect(failure { try wish("--split=areas") }?.status == .usage)
  }
}
