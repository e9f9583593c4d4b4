import Exports
import Routines
import Scheduling
import TestSupport
import Testing

@Suite struct TimelineCSVTests {
  private func timeline(_ text: String) throws -> Timeline { try #require(compile(text, hasVoice: true).timeline) }

  private func rows(_ text: String) throws -> [[String: String]] {
    let lines = try #require(CSVReader.rows(TimelineCSV.text(try timeline(text))))
    #expect(lines[0] == TimelineCSV.columns)
    #expect(lines.allSatisfy { $0.count == TimelineCSV.columns.count })
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(TimelineCSV.columns, $0)) }
  }

  @Test func everySegmentAndCueHasARow() throws {
    let text = "steps:\n  - roll: calves\n  - rest: 1.5s\n  - say: Done\n"
    let (rows, timeline) = (try rows(text), try timeline(text))
    #expect(rows.count { $0["row"] == "segment" } == timeline.segments.count)
    #expect(rows.count { $0["row"] == "cue" } == timeline.cues.count)
    let starts = rows.compactMap { Double($0["start"]!) }
    #expect(starts.count == rows.count && starts == starts.sorted())
    #expect(rows.contains { $0["kind"] == "breath" && $0["phase"] == "in" && $0["bus"] == "breath" })
    #expect(rows.contains { $0["text"] == "Done" && $0["bus"] == "voice" && $0["name"] == "" })
    #expect(rows.contains { $0["kind"] == "hold" && $0["side"] == "right" && $0["spot"] == "2" })
  }

  @Test func timesAreExact() throws {
    let rows = try rows("timing: { ready: 10.001s }\ncues: { ready: off }\nsteps:\n  - rest: 0.125s\n")
    #expect(rows.contains { $0["kind"] == "rest" && $0["start"] == "10.001" && $0["end"] == "10.126" })
  }

  @Test func quotesCommasAndFormulasStayText() throws {
    let text = """
      steps:
        - roll: '=HYPERLINK("http://x","y")'
          tool: "@ball"
          timing: { spots: 0 }
        - stretch: "+1, and \\"more\\""
        - say: "-2+3"
      """
    let rows = try rows(text)
    #expect(rows.contains { $0["area"] == "'=HYPERLINK(\"http://x\",\"y\")" && $0["tool"] == "'@ball" })
    #expect(rows.contains { $0["area"] == "'+1, and \"more\"" })
    #expect(rows.contains { $0["text"] == "'-2+3" })
    for row in rows {
      for (key, cell) in row where key != "gain" && key != "pan" {
        #expect(!cell.hasPrefix("=") && !cell.hasPrefix("+") && !cell.hasPrefix("-") && !cell.hasPrefix("@"))
      }
    }
  }
}

/// Reads CSV as RFC 4180 has it; nil where the text does not keep to it.
private enum CSVReader {
  static func rows(_ text: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var rest = Array(text.unicodeScalars)[...]
    while !rest.isEmpty {
      var cell = String.UnicodeScalarView()
      if rest.first == "\"" {
        rest.removeFirst()
        while true {
          guard let next = rest.popFirst() else { return nil }
          if next == "\"" {
            if rest.first != "\"" { break }
            rest.removeFirst()
          }
          cell.append(next)
        }
      } else {
        while let next = rest.first, next != ",", next != "\r" {
          guard next != "\"", next != "\n" else { return nil }
          cell.append(rest.removeFirst())
        }
      }
      row.append(String(cell))
      switch rest.popFirst() {
      case ",": continue
      case "\r":
        guard rest.popFirst() == "\n" else { return nil }
        rows.append(row)
        row = []
      default: return nil
      }
    }
    return row.isEmpty ? rows : nil
  }
}
