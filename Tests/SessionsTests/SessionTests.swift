import Documents
import Rendering
import Scheduling
import Scoring
import Settings
import TestSupport
import Testing
import Units

@testable import Sessions

@Suite struct SessionTests {
  private let roll = "timing: { spots: 1 }\nsteps: [{ roll: calves, sides: each }]\n"

  @Test func estimatedLinesHaveAPlaceAndNobodyIsAskedToSpeak() async throws {
    let fake = try FakeSpeech()
    let made = try await Home(fake).make(roll, lines: .estimated)
    let timeline = try #require(made.timeline)
    #expect(made.lines.count == 4 && fake.said.isEmpty && !timeline.unknown.isEmpty)
    let spoken = try await Home(fake).make(roll)
    #expect(spoken.lines.count == 4 && spoken.timeline?.unknown.isEmpty == true)
    #expect(Set(fake.said) == Set(spoken.lines.compactMap(\.text)))
  }

  /// Who only looks at a session sees the time that will be heard once its lines have been spoken, and before that an
  /// estimate that says so.
  @Test func whatWasSpokenBeforeIsNoEstimate() async throws {
    let fake = try FakeSpeech()
    let home = try Home(fake)
    let before = try #require(try await home.make(roll, lines: .cached).session)
    #expect(before.isEstimated && fake.said.isEmpty)
    let spoken = try #require(try await home.make(roll).session)
    let count = fake.said.count
    let after = try #require(try await home.make(roll, lines: .cached).session)
    #expect(!after.isEstimated && !spoken.isEstimated && after.timeline.duration == spoken.timeline.duration)
    #expect(fake.said.count == count && count > 0)
  }

  @Test func allMistakesAreToldAtOnce() async throws {
    let text = """
      timing: { hlod: 40s }
      cues:
        mine: { chime: go }
        other: { on: hold, chime: gnog }
      steps:
        - roll: calf
        - rol: quads
        - rest: perhaps

      """
    let said = try await Home().make(text).said
    for part in ["hlod", "rule mine has no \"on\"", "gnog", "did you mean calves?", "\"rol\"", "perhaps"] {
      #expect(said.count { $0.contains(part) } == 1, "\(part): \(said)")
    }
    #expect(said.count == 6, "\(said)")
  }

  @Test func aMistypedAreaGetsANote() async throws {
    let steps = "steps: [{ roll: calf }, { roll: calf, sides: left }, { stretch: quadz }, { roll: biceps }]\n"
    let said = try await Home().make(steps).said
    #expect(said.count == 2, "\(said)")
    #expect(said.first?.contains("did you mean calves? As it stands it has no sides") == true)
    #expect(said.last?.contains("did you mean quads?") == true)
  }

  @Test func whatIsWrongComesBackAndNoSession() async throws {
    let home = try Home()
    for (text, says) in [
      ("steps: [{ rol: calves }]\n", "\"rol\""), ("steps: [", "r.yaml:"),
      (
        "timing: { spots: 20, hold: 1h }\nsteps: [{ repeat: 99, steps: [{ roll: calves }] }]\n", "more than 100000 cues"
      ),
    ] {
      let made = try await home.make(text)
      #expect(made.session == nil && made.said.contains { $0.contains(says) }, "\(made.said)")
    }
    let flag = try await home.make(roll, ["hold": "twenty"])
    #expect(flag.session == nil && flag.said.first?.hasPrefix("--hold:1:1: error: ") == true)
    let diagnostics = Diagnostics()
    #expect(failure { try Session.make("frist-roll", OptionValues(), home.library, diagnostics) }?.status == .noInput)
    try home.write("\u{1}", to: "routines/odd.yaml")
    #expect(try Session.make("odd", OptionValues(), home.library, diagnostics) == nil && diagnostics.hasErrors)
  }

  @Test func aRoutineIsFoundByItsName() throws {
    let home = try Home()
    let diagnostics = Diagnostics()
    let session = try #require(try Session.make("first-roll", OptionValues(), home.library, diagnostics))
    #expect(session.routine.title == "First roll" && session.files.isEmpty && diagnostics.all.isEmpty)
    #expect(diagnostics.notices.isEmpty)
  }

  @Test func itsScoreHasTheVolumesOfConfigAndOptions() async throws {
    let home = try Home(FakeSpeech(), "volume: { breath: off, chimes: -6 }\n")
    func score(_ options: OptionValues = [:]) async throws -> (Session, Score) {
      let session = try #require(try await home.make(roll, options).session)
      return (session, session.score(session.timeline, rate: 8000))
    }
    func buses(_ score: Score) -> Set<Bus> { Set(score.placements.map(\.bus)) }
    #expect(try await buses(score(["volume": "breath=0", "volume": "voice=off"]).1) == [.breath, .chimes])
    // The last volume of a bus counts.
    #expect(try await buses(score(["volume": "voice=off", "volume": "voice=-3"]).1) == [.voice, .chimes])
    let (session, score) = try await score()
    #expect(buses(score) == [.voice, .chimes])
    let starts = score.placements.filter { $0.bus == .voice }.map(\.start.rawValue)
    #expect(starts == session.timeline.lines.map { $0.at.milliseconds * 8 })
  }

  @Test func aLineThatAnEditMakesNewIsSpokenAndHeard() async throws {
    let fake = try FakeSpeech()
    let text = bare("left: { on: rest, at: 50%, say: \"{duration} in all\" }", steps: "{ rest: 20s }")
    let session = try #require(try await Home(fake).make(text).session)
    #expect(session.timeline.lines.map(\.text) == ["20 seconds in all"])
    var edited = try session.edited()
    #expect(try edited.timeline([]) == session.timeline)
    let rest = session.timeline.segments[0].id
    let longer = Edit.extend(rest, by: .time(.seconds(10)), at: .seconds(2))
    let timeline = try edited.timeline([longer])
    let new = Voicing.speech(text: "30 seconds in all", language: "en")
    #expect(timeline.unknown == [new])
    let lengths = await session.speak(timeline)
    #expect(lengths.keys.map { $0 } == [new] && fake.said == ["20 seconds in all", "30 seconds in all"])
    let whole = try #require(lengths[new])
    #expect(whole.duration == whole.voiceClearance && whole.duration > .milliseconds(900))
    let known = try edited.timeline([longer, .spoken(lengths, at: .seconds(3))])
    #expect(known.unknown.isEmpty)
    let placements = session.score(known, rate: 8000).placements.filter { $0.bus == .voice }
    #expect(placements.count == 1 && placements[0].length.rawValue == whole.duration.milliseconds * 8)
  }

  @Test func withoutAVoiceNothingIsSpokenOfAnEdit() async throws {
    let text = bare("left: { on: rest, at: 50%, say: \"{duration}\" }", steps: "{ rest: 20s }")
    let session = try #require(try await Home().make(text).session)
    var edited = try session.edited()
    let timeline = try edited.timeline([
      .extend(session.timeline.segments[0].id, by: .time(.seconds(10)), at: .seconds(2))
    ])
    #expect(timeline.unknown.isEmpty)
    #expect(await session.speak(timeline).isEmpty)
  }
}
