import Documents
import Routines
import Scheduling
import Shipped
import TestSupport
import Testing

/// In no shipped routine does a voice cost a hold the chime that ends it, however fast it speaks.
@Suite struct ReleaseTests {
  @Test(arguments: Shipped.names(in: "routines"))
  func noShippedRoutineDropsTheChimeThatEndsAHold(name: String) throws {
    let text = try #require(Shipped.text("routines/\(name).yaml"))
    for profile in ["standard", "guided"] {
      let rules = profile == "standard" ? nil : Shipped.text("profiles/\(profile).yaml")
      for language in ["en", "de"] {
        for pace in [200, 330, 400, 550] as [Int64] {
          let timeline = try timeline(text, rules, language, pace)
          let what = "\(name), \(profile), \(language), \(pace) ms a word"
          let holds = timeline.segments.filter { $0.kind == .hold }
          let releases = Set(timeline.cues.filter { $0.rule == "release" }.map(\.at))
          #expect(timeline.cues.contains { $0.kind == .speech }, "\(what)")
          #expect(holds.allSatisfy { releases.contains($0.end) }, "\(what)")
        }
      }
    }
  }

  /// The announcement moves, and its segment grows: whatever chime somebody gives it, that of the hold before it stays.
  @Test(arguments: [100, 500, 518, 900, 1500, 3000] as [Int64])
  func noChimeOfAnAnnouncementCostsAHoldItsOwn(clearance: Int64) throws {
    let text = """
      timing: { switch: 3s, spots: 1 }
      cues:
        side: { chime: other, say: "Change sides, please." }
        late: { on: hold, at: start+0.2s, say: "Here we are.", crowded: extend }
      steps: [roll: calves]
      """
    let compiled = compile(text, hasVoice: true) { voicing in
      guard voicing == .chime("other") else { return standardLengths(voicing) }
      return SoundLengths(duration: .milliseconds(clearance * 2), voiceClearance: .milliseconds(clearance))
    }
    let timeline = try #require(compiled.timeline, "\(compiled.said) \(compiled.refusal ?? "")")
    for hold in timeline.segments where hold.kind == .hold {
      #expect(timeline.cues.contains { $0.rule == "hold" && $0.at == hold.start })
      #expect(timeline.cues.contains { $0.rule == "release" && $0.at == hold.end })
    }
    #expect(timeline.cues.filter { $0.rule == "side" && $0.kind == .speech }.count == 1)
    #expect(timeline.cues.filter { $0.rule == "late" }.count == 2)
    #expect(timeline.notes.allSatisfy { $0.severity == .note }, "\(timeline.notes)")
  }

  private func timeline(_ text: String, _ profile: String?, _ language: String, _ pace: Int64) throws -> Timeline {
    let source = SourceText(name: "\(language).yaml", text: try #require(Shipped.text("phrases/\(language).yaml")))
    let book = try #require(PhraseBook(source, language: language, over: nil, Diagnostics()))
    let compiled = compile(
      text, profile: profile, hasVoice: true, phrasing: Phrasing(phrases: book, routine: book.words)
    ) { voicing in
      guard case .speech(let line, _) = voicing else { return standardLengths(voicing) }
      let length = Duration.milliseconds(pace * Int64(line.split(separator: " ").count))
      return SoundLengths(duration: length, voiceClearance: length)
    }
    return try #require(compiled.timeline, "\(compiled.said) \(compiled.refusal ?? "")")
  }
}
