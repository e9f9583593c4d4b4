import Exports
import Foundation
import Routines
import Scheduling
import TestSupport
import Testing
import Units

@Suite struct TimelineJSONTests {
  private func json(_ text: String) throws -> [String: Any] {
    let compiled = compile(text, hasVoice: true)
    let (timeline, plan) = (try #require(compiled.timeline), try #require(compiled.plan))
    let data = Data(TimelineJSON.data(timeline, of: plan.routine))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func itIsWhatTheContractSays() throws {
    let object = try json(
      "title: \"Say \\\"hi\\\"\"\nsteps:\n  - roll: calves\n  - say: \"A \\\\ line\"\n  - rest: 0.125s\n")
    #expect(object["version"] as? Int == 1 && object["routine"] as? String == "r")
    #expect(object["title"] as? String == "Say \"hi\"")
    let segments = try #require(object["segments"] as? [[String: Any]])
    #expect(
      Set(segments[0].keys) == ["id", "start", "end", "kind", "step", "area", "side", "spot", "set", "title"])
    #expect(segments[1]["side"] as? String == "left" && segments[1]["area"] as? String == "calves")
    #expect(segments[0]["area"] is NSNull && segments[0]["step"] as? Int == 0)
    let cues = try #require(object["cues"] as? [[String: Any]])
    #expect(
      Set(cues[0].keys) == [
        "at", "duration", "kind", "name", "rule", "segment", "text", "phase", "bus", "gain", "pan",
      ])
    #expect(Set(cues.map { $0["kind"] as! String }) == ["chime", "tick", "breath", "speech"])
    #expect(Set(cues.compactMap { $0["phase"] as? String }) == ["in", "out"])
    #expect(cues.contains { $0["text"] as? String == "A \\ line" && $0["bus"] as? String == "voice" })
  }

  @Test func timesAreExactAtTheMillisecond() throws {
    let compiled = compile("timing: { ready: 0.125s }\nsteps:\n  - rest: 1.001s\n", silenced: ["ready"])
    let text = String(
      decoding: TimelineJSON.data(try #require(compiled.timeline), of: try #require(compiled.plan).routine),
      as: UTF8.self)
    #expect(text.contains("\"start\": 0.125, \"end\": 1.126,"))
    #expect(text.contains("\"start\": 0.0,"))
  }
}
