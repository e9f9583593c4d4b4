import Exports
import Foundation
import FoundationXML
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct TimelinePictureTests {
  private func picture(_ text: String, hasVoice: Bool = true) throws -> (svg: String, timeline: Timeline) {
    let compiled = compile(text, hasVoice: hasVoice)
    let (timeline, plan) = (try #require(compiled.timeline), try #require(compiled.plan))
    return (TimelinePicture.svg(timeline, of: plan.routine), timeline)
  }

  private func elements(_ svg: String) throws -> [Element] {
    let reader = ElementReader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.elements
  }

  @Test func textsAreEscaped() throws {
    let title = "<script>alert(1)</script> & \\\"quotes\\\" ]]>"
    let (svg, _) = try picture("title: \"\(title)\"\nsteps:\n  - roll: \"a < b & c\"\n    sides: each\n")
    #expect(!svg.contains("<script"))
    let texts = try elements(svg).filter { $0.name == "text" }.map(\.text)
    #expect(texts.contains("<script>alert(1)</script> & \"quotes\" ]]>"))
    #expect(texts.contains("a < b & c, left"))
  }

  @Test func itNeedsNothingFromOutside() throws {
    let (svg, _) = try picture("title: \"http://example.org\"\nsteps:\n  - roll: calves\n")
    let own = svg.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(own.ranges(of: "http").count == own.ranges(of: "http://example.org").count)
    #expect(!own.contains("@import") && !own.contains("<image") && !own.contains("@font-face"))
    #expect(own.ranges(of: "url(").count == own.ranges(of: "url(#").count)
    for element in try elements(svg) { #expect(element.attributes["href"]?.hasPrefix("#") != false) }
  }

  @Test func itIsToldInWordsToo() throws {
    let (svg, _) = try picture("title: Legs\nsteps:\n  - roll: calves\n  - roll: back\n")
    let all = try elements(svg)
    #expect(all[0].attributes["role"] == "img")
    let names = try #require(all[0].attributes["aria-labelledby"]).split(separator: " ").map(String.init)
    let texts = names.compactMap { name in all.first { $0.attributes["id"] == name }?.text }
    #expect(texts.count == 2 && texts[0].hasPrefix("Legs, "))
    #expect(texts[1].contains("calves, left") && texts[1].contains("calves, right") && texts[1].contains(" back"))
  }

  /// Every class that is used has a colour by day and another by night.
  @Test func lightAndDarkHaveTheSameClasses() throws {
    let text = """
      steps:
        - roll: calves
        - stretch: calves
        - rest: 10s
        - breathe: 30s
        - wait: 10s
        - say: Done
      """
    let (svg, _) = try picture(text)
    let sheet = try #require(try elements(svg).first { $0.name == "style" }?.text)
    let halves = sheet.components(separatedBy: "@media (prefers-color-scheme: dark)")
    #expect(halves.count == 2)
    for kind in SegmentKind.allCases {
      let rules = halves.map { half in half.components(separatedBy: "\n").first { $0.hasPrefix(".unknot .\(kind) ") } }
      #expect(rules[0] != nil && rules[1] != nil && rules[0] != rules[1], "\(kind)")
    }
  }

  /// By the measure of WCAG, in light and in dark.
  @Test func textCanBeReadOnEveryColour() throws {
    let text = "steps: [{ roll: calves }, { stretch: quads }, { rest: 9s }, { breathe: 30s }, { wait: 9s }, { say: a }]"
    let sheet = try #require(try elements(try picture(text).svg).first { $0.name == "style" }?.text)
    func luminance(_ hex: Substring) -> Double {
      let number = Int(hex, radix: 16) ?? 0
      func part(_ shift: Int) -> Double {
        let value = Double(number >> shift & 255) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }
    var compared = 0
    for half in sheet.components(separatedBy: "@media (prefers-color-scheme: dark)") {
      let ink = luminance(try #require(half.firstMatch(of: /\.unknot text \{[^}]*fill: #([0-9a-f]{6})/)?.1))
      for kind in half.matches(of: /\.unknot \.([a-z]+) \{ fill: #([0-9a-f]{6}) \}/)
      where SegmentKind(rawValue: String(kind.1)) != nil {
        let fill = luminance(kind.2)
        let (lighter, darker) = (max(ink, fill), min(ink, fill))
        #expect((lighter + 0.05) / (darker + 0.05) >= 4.5, "\(kind.1)")
        compared += 1
      }
    }
    #expect(compared == 2 * SegmentKind.allCases.count)
  }

  /// No label stands on another and none leaves the paper on a phone either.
  @Test func aNarrowPictureIsAsTidy() throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      let compiled = compile(RandomRoutine.text(seed: seed), hasVoice: true)
      guard let timeline = compiled.timeline, let plan = compiled.plan else { continue }
      _ = try check(TimelinePicture.svg(timeline, of: plan.routine, width: 360), "seed \(seed)", width: 360)
    }
  }

  /// Left stands above right, and what has no side over both.
  @Test func sidesAreToldApartByPlace() throws {
    let (svg, _) = try picture("timing: { spots: 1 }\nsteps:\n  - roll: calves\n  - roll: back\n")
    func spans(_ word: String) throws -> Set<String> {
      Set(
        try elements(svg).filter { $0.name == "rect" && $0.text.contains("Hold") && $0.text.contains(word) }
          .map { "\($0.attributes["y"]!) \($0.attributes["height"]!)" })
    }
    let (left, right, back) = (try spans("left"), try spans("right"), try spans("back"))
    #expect(left.count == 1 && right.count == 1 && back.count == 1)
    #expect(left != right && left != back && right != back)
  }

  @Test func everyCueIsThere() throws {
    let text = """
      cues:
        soften: { on: hold, every: 10s, chime: bell }
      steps:
        - roll: calves
        - rest: 10s
        - stretch: quads
        - sound: gong.wav
      """
    let (svg, timeline) = try picture(text)
    let all = try elements(svg)
    let chimes = timeline.cues.filter { $0.kind == .chime || $0.kind == .sound }
    let marks = all.filter { $0.name == "use" && $0.attributes["transform"] != nil }
    #expect(marks.count == chimes.count)
    let lines = all.filter { $0.name == "path" && $0.attributes["class"] == "unknot-line" }
    let ticks = lines.filter { $0.attributes["id"] == nil }.flatMap { $0.attributes["d"]!.filter { $0 == "M" } }
    // One more in the legend; each line is one stroke, and the outline of the halfway mark begins two.
    #expect(ticks.count == timeline.cues.count { $0.kind == .tick } + 1 + 2)
    // Different sounds have different shapes.
    let shapes = all.filter { $0.name == "path" && $0.attributes["id"]?.hasPrefix("unknot-mark") == true }
      .map { "\($0.attributes["d"]!) \($0.attributes["class"]!)" }
    #expect(Set(shapes).count == shapes.count && shapes.count >= 8)
  }

  /// The curve turns exactly where the phases do.
  @Test func theBreathIsTrueToItsPhases() throws {
    let text = """
      timing: { ready: 0s, finish: 0s, breath: 4-2-6-3 }
      cues: { finish: off, ready: off }
      steps:
        - breathe: 4 breaths
      """
    let (svg, timeline) = try picture(text)
    #expect(timeline.duration == .seconds(60))
    let paths = try elements(svg).filter { $0.name == "path" && $0.attributes["class"] == "breath" }
    let path = try #require(paths.first { $0.attributes["clip-path"] != nil }?.attributes["d"])
    // 60 seconds over 900 units from 76: a breath of 15 s is 225 wide, its phases 60, 30, 90 and 45.
    let turns = [136, 166, 256, 301, 361, 391, 481, 526]
    let numbers = path.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
    for turn in turns { #expect(numbers.contains(Double(turn)), "\(turn) in \(path)") }
    #expect(path.filter { $0 == "H" }.count == 8 && path.filter { $0 == "C" }.count == 8)
  }

  /// No label stands on another, whatever the session, as far as fonts are as wide as usual.
  @Test func labelsNeverOverlap() throws {
    var compared = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      let compiled = compile(RandomRoutine.text(seed: seed), hasVoice: true)
      guard let timeline = compiled.timeline, let plan = compiled.plan else { continue }
      compared += try check(TimelinePicture.svg(timeline, of: plan.routine), "seed \(seed)")
    }
    let long = "title: \"\(String(repeating: "A very long title ", count: 10))\"\n"
    let names = "steps:\n  - roll: \(String(repeating: "W", count: 60))\n    sides: each\n    timing: { spots: 1 }\n"
    compared += try check(try picture(long + names + "  - breathe: 3h\n").svg, "long")
    compared += try check(try picture("steps:\n  - roll: calves\n    timing: { spots: 20 }\n").svg, "25 minutes")
    #expect(compared > 1000)
  }

  private func check(_ svg: String, _ what: String, width: Double = 1000) throws -> Int {
    var boxes: [(row: Int, y: Double, start: Double, end: Double, text: String)] = []
    for element in try elements(svg) where element.name == "text" {
      let sizes: [String: Double] = ["title": 21, "facts": 13, "area": 13]
      let size = sizes[element.attributes["class"] ?? ""] ?? 12
      let long = Double(element.text.count) * 0.56 * size
      let x = try #require(Double(element.attributes["x"] ?? ""))
      let y = try #require(Double(element.attributes["y"] ?? ""))
      let start =
        switch element.attributes["text-anchor"] {
        case "middle": x - long / 2
        case "end": x - long
        default: x
        }
      boxes.append((element.group, y, start, start + long, element.text))
    }
    let lines = Dictionary(grouping: boxes) { "\($0.row) \($0.y)" }.values.map { $0.sorted { $0.start < $1.start } }
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) {
        #expect(a.end <= b.start, "\(what): \"\(a.text)\" and \"\(b.text)\"")
      }
      #expect(line.first!.start >= 0 && line.last!.end <= width, "\(what): \(line.map(\.text))")
    }
    return boxes.count
  }
}

/// An element with its attributes and all text in it.
private struct Element {
  var name: String
  var attributes: [String: String]
  var text = ""
  /// How many groups began before it: which row it is in.
  var group: Int
}

private final class ElementReader: NSObject, XMLParserDelegate {
  var elements: [Element] = []
  private var open: [Int] = []
  private var groups = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "g" { groups += 1 }
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes, group: groups))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
