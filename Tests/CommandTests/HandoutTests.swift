import Documents
import Foundation
import Routines
import Shipped
import TestSupport
import Testing

/// The page to hand over, used in a real browser. The pictures and the print stay in the folder that
/// UNKNOT_PICTURES names, to be looked at.
@Suite(.ownThread) struct HandoutTests {
  private struct Report: Decodable {
    var loads, plays, pauses, picture: Bool
    var duration, pace, rate: Double
    var icons: [[Bool]]
    var instructions: [Instruction]
    var chapters: [Chapter]
    var circle: [Double]?
    var reached, controls: Int
    var unnamed, overflow, errors, requests: [String]

    struct Instruction: Decodable {
      var at: Double
      var wanted, shown: String
      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        (at, wanted, shown) = (try list.decode(), try list.decode(), try list.decode())
      }
    }
    struct Chapter: Decodable {
      var title: String
      var at: Double
      var shown: String
      var current: Int
      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        (title, at, shown, current) = (try list.decode(), try list.decode(), try list.decode(), try list.decode())
      }
    }
  }

  private struct Timeline: Decodable {
    struct Segment: Decodable {
      var start: Double
      var kind: String
    }
    var duration: Double
    var segments: [Segment]
  }

  @Test(
    .needs("chromium", "pdfinfo", "pdftotext"),
    arguments: [("lower-body", "en"), ("cool-down", "en"), ("lower-body", "de")])
  func aPagePlaysShowsAndPrints(routine: String, language: String) throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let rendered = try unknot("render", routine, "--language", language, "-o", "page.html", in: scratch)
    #expect(rendered.status == 0, "\(rendered.errorText)")
    var json = try unknot("timeline", routine, "--format", "json", in: scratch).output
    if language == "de" { json = try Self.german(json) }
    try json.write(to: URL(fileURLWithPath: scratch.path("timeline.json")))
    let timeline = try JSONDecoder().decode(Timeline.self, from: json)

    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("handout.py").path
    let pictures = ProcessInfo.processInfo.environment["UNKNOT_PICTURES"] ?? scratch.folder
    let result = try ChildProcess.run(
      "python3", [script, scratch.path("page.html"), scratch.path("timeline.json"), pictures])
    #expect(result.status == 0, "\(result.errorText)")
    let report = try JSONDecoder().decode(Report.self, from: result.output)

    #expect(report.loads && report.plays && report.pauses && report.picture)
    #expect(abs(report.duration - timeline.duration) < 0.06)
    // Never faster than the clock; a browser that gets no processor plays on later.
    #expect(report.rate == 1 && report.pace > 0.1 && report.pace < 1.1, "\(report.pace)")
    #expect(report.icons == [[false, true], [true, false]])
    #expect(report.instructions.count == 12)
    for instruction in report.instructions { #expect(instruction.shown == instruction.wanted) }
    #expect(report.chapters.count >= 5)
    #expect(report.chapters.map(\.current) == Array(0..<report.chapters.count))
    for chapter in report.chapters {
      // It plays on while it is asked, which takes a busy machine longer than it should.
      #expect(timeline.segments.contains { (0..<3).contains(chapter.at - $0.start) })
    }
    let circle = try #require(report.circle)
    #expect(circle[1] - circle[0] > 30)
    #expect(report.reached == report.controls && report.unnamed == [])
    #expect(report.overflow == [] && report.errors == [])
    // Nothing but the page itself and the sound in it.
    #expect(Set(report.requests).isSubset(of: ["file", "data", "blob"]))

    let pdf = try ChildProcess.run("pdfinfo", ["\(pictures)/print.pdf"]).outputText
    #expect(pdf.range(of: "Pages: +1\\n", options: .regularExpression) != nil)
    #expect(pdf.contains("A4"))
    let text = try ChildProcess.run("pdftotext", ["-layout", "\(pictures)/print.pdf", "-"]).outputText
    for chapter in report.chapters { #expect(text.contains(chapter.title)) }
  }

  private static func book(_ language: String) throws -> PhraseBook {
    let text = try #require(Shipped.text("phrases/\(language).yaml"))
    let book = PhraseBook(SourceText(name: "\(language).yaml", text: text), language: language, Diagnostics())
    return try #require(book)
  }

  /// A timeline whose titles are German, by the phrase file alone.
  private static func german(_ json: Data) throws -> Data {
    let words = try book("de").words
    let tasks = [
      "ready": "Bereit machen", "settle": "In Position: ", "roll": "Rollen: ", "hold": "Halten: ",
      "finish": "Abschluss",
    ]
    var timeline = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    let segments = try #require(timeline["segments"] as? [[String: Any]])
    timeline["segments"] = try segments.map { segment in
      let side = try #require(Side(rawValue: segment["side"] as? String ?? "none"))
      let area = (segment["area"] as? String).map { words.area($0, side) } ?? ""
      let task = try #require(tasks[segment["kind"] as? String ?? ""])
      return segment.merging(["title": task + area]) { $1 }
    }
    return try JSONSerialization.data(withJSONObject: timeline)
  }

  @Test func aPageIsInOneLanguageButForWhatItsAuthorWrote() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let text = """
      title: My legs
      cautions: [Mind the floor.]
      steps:
        - { roll: calves, sides: each }
        - { rest: 5s, title: Have a drink }
        - { roll: glutes, sides: left, timing: { spots: 3 } }
        - { repeat: 2, steps: [{ stretch: Hals, sides: each }, { breathe: 3 breaths }] }
      """
    try scratch.write(text, to: "r.yaml")
    #expect(try unknot("render", "./r.yaml", "--language", "de", "-o", "p.html", in: scratch).status == 0)
    var page = String(decoding: try #require(scratch.bytes("p.html")), as: UTF8.self)
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"de\">"))
    for own in [
      "<h1 lang=\"en\">My legs</h1>", "<li lang=\"en\">Mind the floor.</li>", "<b lang=\"en\">Have a drink</b>",
      "\"title\":\"Have a drink\",\"detail\":\"\",\"breaths\":[],\"lang\":\"en\"}",
      "<b>Linke Wade</b>",
      "<small>Setze dich, lege die Wade darauf, die Hände hinter dir.</small>",
      "<b>Dehnen: Hals, links, Durchgang 1 von 2</b>",
      "<li>Nicht über die Kniekehle rollen.</li>", "\"title\":\"In Position: linke Gesäßhälfte\"",
    ] { #expect(page.contains(own), "\(own)") }
    // No word of the English page is left in it: neither between tags nor in an attribute nor in a string.
    page.replace(try Regex("base64,[A-Za-z0-9+/=]+"), with: "")
    let (english, german) = (try Self.book("en"), try Self.book("de"))
    for (word, text) in english.guide where !german.guide.values.contains(text) {
      // In quotes a small word may be a name of the style sheet.
      let isText = text.contains(" ") || text.first?.isUppercase == true
      let shown = [">\(text)<", ">\(text) "] + (isText ? ["\"\(text)\""] : [])
      #expect(shown.filter { page.contains($0) } == [], "\(word)")
    }
    for word in ["Settle", "Hold ", "spot ", " breaths", "set 1", "Calves", "minutes<"] {
      #expect(!page.contains(word), "\(word)")
    }

    let none = try unknot("render", "./r.yaml", "--no-voice", "--language", "xx", "-o", "q.html", in: scratch)
    #expect(none.status == 64 && none.errorText.contains("--language xx: there are no phrases in it, only in de, en"))

    // Captions, chapters and tags of the same session.
    #expect(try unknot("render", "./r.yaml", "--language", "de", "--sidecars", "-o", "p.flac", in: scratch).status == 0)
    for file in ["p.vtt", "p.srt", "p.lrc", "p.labels.txt", "p.chapters.json", "p.flac"] {
      let text = String(decoding: try #require(scratch.bytes(file)).prefix(20_000), as: UTF8.self)
      let isChapters = file.hasSuffix("json") || file.hasSuffix("flac")
      #expect(text.contains(isChapters ? "Linke Wade" : "Rollen: linke Wade"), "\(file)")
      #expect(text.contains("Have a drink"), "\(file)")
      for word in ["Roll calves", "Get ready", "Calves, left", "spot 1"] {
        #expect(!text.contains(word), "\(file): \(word)")
      }
    }
  }

  @Test func aPageGivesItsRoutineBackAndHidesNothingInATitle() throws {
    let (unknot, scratch) = (try Command(), try Scratch())
    let text = """
      title: "</title><script>alert(1)</script> & \\"co\\""
      cautions: ["<img src=x onerror=alert(1)>"]
      steps: [{ rest: 2s, title: "</script><b>Rest</b>" }]
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path("r.yaml")))
    #expect(try unknot("render", "./r.yaml", "-o", "p.html", in: scratch).status == 0)
    let page = String(decoding: try #require(scratch.bytes("p.html")), as: UTF8.self)
    #expect(!page.contains("alert(1)</script>") && !page.contains("<img src=x") && !page.contains("<b>Rest"))
    #expect(page.components(separatedBy: "<script").count == 4)
    #expect(!page.contains("http://") && !page.contains("https://"))
    let extracted = try unknot("extract", "p.html", in: scratch)
    #expect(extracted.status == 0 && extracted.outputText.hasPrefix(text))
  }
}

extension UnkeyedDecodingContainer {
  fileprivate mutating func decode<Value: Decodable>() throws -> Value { try decode(Value.self) }
}
