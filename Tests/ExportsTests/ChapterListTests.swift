import Foundation
import TestSupport
import Testing

@testable import Exports

@Suite struct ChapterListTests {
  /// By the schema of the format, with another program's reader; times ascend and leave no gap.
  @Test func chapterListsAreJSONThatPodcastPlayersKnow() throws {
    let (timeline, routine) = try ThreeThings.compiled()
    let json = ChapterList.json(timeline, of: routine)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let chapters = try #require(object["chapters"] as? [[String: Any]])
    #expect(object["title"] as? String == "Three things" && chapters.count == 7)
    let times = chapters.map { [$0["startTime"] as? Double, $0["endTime"] as? Double] }
    for (chapter, next) in zip(times, times.dropFirst()) { #expect(chapter[1] == next[0]) }
    for chapter in times { #expect(try #require(chapter[0]) < #require(chapter[1])) }

    let scratch = try Scratch()
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Schemas/feed-chapters.schema.json").path
    func judge(_ json: String) throws -> ChildProcess.Result {
      try scratch.write(json, to: "chapters.json")
      let program = "import json, sys, jsonschema; jsonschema.validate(*[json.load(open(f)) for f in sys.argv[1:]])"
      return try ChildProcess.run("/usr/bin/python3", ["-c", program, scratch.path("chapters.json"), schema])
    }
    let verdict = try judge(json)
    if verdict.errorText.contains("ModuleNotFoundError") { return }
    #expect(verdict.status == 0, "\(verdict.errorText)")
    for (right, wrong) in [
      ("\"version\"", "\"edition\""), ("\"startTime\": 0.000", "\"startTime\": \"0\""), ("\"startTime\": 0.000, ", ""),
      ("\"endTime\"", "\"end\""),
    ] {
      #expect(json.contains(right))
      #expect(try judge(json.replacing(right, with: wrong)).errorText.contains("ValidationError"), "\(wrong)")
    }
  }

  /// Each part is one line that stands for its file, whatever that is called.
  @Test(arguments: ["a.mp3", " a.mp3", "#a.mp3", "a.mp3 ", "a\nb.mp3", "a\r\nb.mp3", "a\u{85}b.mp3", "a\u{2028}b.mp3"])
  func aPlaylistNamesItsPartsWhateverTheyAreCalled(path: String) {
    let list = ChapterList.m3u8(title: "T", [(title: "One\ntwo", length: .seconds(1), path: path)])
    let lines = list.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    #expect(lines.count == 6 && lines[3] == "#EXTINF:1.000,One two" && lines[5].isEmpty)
    let line = String(lines[4])
    #expect(!line.hasPrefix("#") && line.trimmingCharacters(in: .whitespaces) == line)
    #expect(ChapterList.path(inPlaylistLine: line) == path)
  }
}
