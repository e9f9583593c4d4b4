import Documents
import Routines
import Scheduling
import Settings
import Shipped
import TestSupport
import Testing

/// What is said again when a session goes on: where one is, in the phrases of the rules `area` and `side`.
@Suite struct AnnouncementTests {
  private static let text = """
    language: LANGUAGE
    timing: { spots: 1 }
    steps:
      - roll: calves
        sides: each
        tool: roller
      - roll: back
        sides: both
      - roll: neck
        sides: none
      - roll: jaw
        sides: each
      - stretch: quads
        sides: each
      - rest: 20s
    """

  private struct Said {
    var plan: Plan
    var timeline: Timeline
    var lengths: [Voicing: SoundLengths]

    func again(_ segment: Segment) -> [Cue] { announcement(plan, lengths: lengths, of: segment.id) }
  }

  private func session(_ language: String, hasVoice: Bool = true) throws -> Said {
    let source = SourceText(name: "\(language).yaml", text: try #require(Shipped.text("phrases/\(language).yaml")))
    let book = try #require(PhraseBook(source, language: language, over: nil, Diagnostics()))
    let compiled = compile(
      Self.text.replacing("LANGUAGE", with: language), hasVoice: hasVoice,
      phrasing: Phrasing(phrases: book, routine: book.words))
    let timeline = try #require(compiled.timeline, "\(compiled.said)")
    var lengths = Dictionary(timeline.cues.map { ($0.voicing, standardLengths($0.voicing)) }) { a, _ in a }
    for name in try #require(compiled.plan).chimes { lengths[.chime(name.name)] = standardLengths(.chime(name.name)) }
    return Said(plan: try #require(compiled.plan), timeline: timeline, lengths: lengths)
  }

  /// On each position and side the words that were spoken when it began: one whole sentence, with the side if there is one.
  @Test(arguments: [
    (
      "en",
      [
        "left calf", "right calf", "upper back", "neck", "left jaw", "right jaw", "left thigh", "right thigh",
      ]
    ),
    (
      "de",
      [
        "linke Wade", "rechte Wade", "oberer Rücken", "Nacken", "jaw, links", "jaw, rechts", "linker Oberschenkel vorn",
        "rechter Oberschenkel vorn",
      ]
    ),
  ])
  func saysWhereOneIs(language: String, places: [String]) throws {
    let session = try session(language)
    let work = session.timeline.segments.filter { $0.kind == .hold || $0.kind == .stretch }
    #expect(work.count == places.count)
    for (segment, place) in zip(work, places) {
      let cues = session.again(segment)
      let lines = cues.filter { $0.kind == .speech }.map(\.name)
      #expect(lines.count == 1 && lines[0].lowercased().contains(place.lowercased()), "\(place): \(lines)")
      // A whole sentence: nothing stands where a word is missing.
      let line = lines.first ?? ""
      #expect(line.hasSuffix(".") && line.first?.isUppercase == true, "\(line)")
      for hole in ["  ", " .", " ,", ",.", ": .", "{", "["] { #expect(!line.contains(hole), "\(line)") }
      // It has been spoken, so that nobody waits for it, and from the side that it is about.
      #expect(session.timeline.cues.contains { $0.name == line }, "\(line)")
      let pan = segment.side == .left ? -1.0 : segment.side == .right ? 1 : 0
      #expect(cues.allSatisfy { $0.pan * pan > 0 || ($0.pan == 0 && pan == 0) })
      // The settling, the rolling and the hold of a place say the same.
      for other in session.timeline.segments where other.id.step == segment.id.step && other.side == segment.side {
        #expect("\(session.again(other).map(\.name))" == "\(cues.map(\.name))")
      }
    }
  }

  @Test func aRestSaysNothingAndWithoutAVoiceThereAreChimes() throws {
    let rest = try session("en")
    #expect(rest.again(try #require(rest.timeline.segments.first { $0.kind == .rest })).isEmpty)
    #expect(rest.again(rest.timeline.segments[0]).isEmpty)
    let silent = try session("en", hasVoice: false)
    for segment in silent.timeline.segments where segment.kind == .hold {
      let sided = segment.side == .left || segment.side == .right
      #expect(silent.again(segment).map(\.name) == (sided ? ["area", "side"] : ["area"]))
    }
  }

  /// Said again in the words that were spoken when the position or side began, without a hole for those that were not.
  @Test func anAnnouncementMadeAgainHasTheSpokenWords() throws {
    let text = """
      cues:
        area: { say: "Now the {area}[, {side}]" }
        side: { say: "Other side, {side}" }
      steps:
        - roll: calves
          sides: each
          timing: { spots: 1 }
      """
    let compiled = compile(text, hasVoice: true)
    let (plan, timeline) = (try #require(compiled.plan), try #require(compiled.timeline))
    let told = Dictionary(timeline.cues.map { ($0.voicing, standardLengths($0.voicing)) }) { a, _ in a }
    for (side, line) in [(Side.left, "Now the calves, left"), (.right, "Other side, right")] {
      let hold = try #require(timeline.segments.first { $0.kind == .hold && $0.side == side })
      let cues = announcement(plan, lengths: told, of: hold.id)
      #expect(cues.filter { $0.kind == .speech }.map(\.name) == [line])
      #expect(cues.first?.at == .zero)
      for (a, b) in zip(cues, cues.dropFirst()) {
        #expect(b.at == a.at + standardLengths(a.voicing).voiceClearance + .milliseconds(200))
      }
    }
  }
}
