import Documents
import Routines
import Scheduling
import Shipped
import TestSupport
import Testing

@testable import Exports

@Suite struct TimelineLabelsTests {
  @Test func labelsAreInOneLanguage() throws {
    let (timeline, _) = try ThreeThings.compiled()
    let text = try #require(Shipped.text("phrases/de.yaml"))
    let book = try #require(PhraseBook(SourceText(name: "de.yaml", text: text), language: "de", Diagnostics()))
    let labels = TimelineLabels.text(timeline, GuideWords(book))
    #expect(labels.contains("\tKlang los\n") && !labels.contains("chime"))
  }

  @Test func labelsHaveThreeColumns() throws {
    let timeline = try #require(
      compile("steps:\n  - roll: calves\n    title: \"Left\\tcalf\"\n  - say: \"All done\"\n", hasVoice: true).timeline)
    let lines = TimelineLabels.text(timeline).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(lines.allSatisfy { $0.count == 3 })
    let times = lines.map { (Double($0[0])!, Double($0[1])!) }
    #expect(times.allSatisfy { $0.0 <= $0.1 } && times.map(\.0) == times.map(\.0).sorted())
    #expect(lines.contains { $0[2] == "“All done”" } && lines.contains { $0[2] == "chime release" })
    let shown = timeline.cues.count { $0.kind != .tick && $0.kind != .breath }
    #expect(lines.count == timeline.segments.count + shown)
  }
}
