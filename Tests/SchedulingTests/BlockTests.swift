import Documents
import Routines
import Settings
import TestSupport
import Testing

@testable import Scheduling

/// What one rule sounds at one place.
@Suite struct BlockTests {
  @Test func theBlockSoundsOneAfterTheOther() throws {
    #expect(try cues("x: { on: breathe, chime: go, sound: area }") == ["10s go of breathe", "11.2s area of breathe"])
  }

  private func sound(_ kind: Cue.Kind) -> Block.Sound {
    Block.Sound(offset: 100, duration: 2000, voiceClearance: 1500, voicing: .chime("x"), kind: kind)
  }

  @Test func aVoiceAndABreathAreCutWithAFadeAndAChimeRingsOut() {
    for kind in [Cue.Kind.speech, .breath] {
      var cut = sound(kind)
      cut.cut(at: 1000)
      #expect((cut.duration, cut.voiceClearance, cut.uncut) == (940, 900, 2000))
      // Cut once more, it is still known how long it would have been.
      cut.cut(at: 500)
      #expect((cut.duration, cut.uncut) == (440, 2000))
      // What has not begun, or ends within the fade anyhow, stays.
      for time in [100, 2060] as [Int64] {
        var whole = sound(kind)
        whole.cut(at: time)
        #expect(whole.duration == 2000 && whole.uncut == nil)
      }
    }
    for kind in [Cue.Kind.chime, .tick, .sound] {
      var chime = sound(kind)
      chime.cut(at: 1000)
      #expect(chime.duration == 2000 && chime.uncut == nil)
    }
  }

  private static let location = TextLocation(SourceText(name: "r", text: ""), Mark(line: 1, column: 1))

  private func maker(hasVoice: Bool, _ lengths: [Voicing: SoundLengths]) throws -> BlockMaker {
    BlockMaker(try #require(compile("steps: [{ rest: 5s }]\n", hasVoice: hasVoice).plan), lengths)
  }

  private func sounds(_ maker: inout BlockMaker, _ words: String) throws -> [Block.Sound] {
    let line = Line.say(try #require(Template(words, at: Self.location, quoted: false, Diagnostics())))
    let block = Rule.Block(chime: Reference(name: "go", location: Self.location), line: line)
    return maker.sounds(block, isCountdown: false) { _ in Spoken(text: words, language: "en") }
  }

  @Test func aLineIsSaidWhenTheChimeIsClearAndItsLengthIsEstimatedUntilItIsKnown() throws {
    var maker = try maker(
      hasVoice: true, [.chime("go"): SoundLengths(duration: .seconds(3), voiceClearance: .seconds(1))])
    let line = Voicing.speech(text: "one two three", language: "en")
    #expect(try sounds(&maker, "one two three").map { [$0.offset, $0.duration] } == [[0, 3000], [1200, 1200]])
    #expect(maker.unknown == [line])
    maker.learn([line: SoundLengths(duration: .milliseconds(900), voiceClearance: .milliseconds(800))])
    #expect(maker.unknown.isEmpty)
    #expect(try sounds(&maker, "one two three").last.map { [$0.duration, $0.voiceClearance] } == [900, 800])
  }

  @Test func whatNobodyCanSayIsLeftOutAndTheChimeStays() throws {
    let silent = SoundLengths(duration: .zero, voiceClearance: .zero)
    var maker = try maker(hasVoice: true, [.speech(text: "Hello", language: "en"): silent])
    #expect(try sounds(&maker, "Hello").map(\.kind) == [.chime])
    var voiceless = try self.maker(hasVoice: false, [:])
    #expect(try sounds(&voiceless, "Hello").map(\.kind) == [.chime])
    #expect(voiceless.unknown == [.chime("go")])
  }
}
