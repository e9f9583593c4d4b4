import Foundation
import Routines
import TestSupport
import Testing

/// docs/ROUTINES.md: every example is run, every time and table in it is compared with what the command does.
///
/// A block ```` ```yaml ```` is a whole routine; `yaml excerpt` a part of one; `yaml profile` and `yaml config` such
/// files; `yaml mistakes` a routine that is refused. `# it lasts 1:35` and `# with --fit 8m it lasts 8:00` in a block are
/// results. A block ```` ```console ```` shows a command on the block before it, and all that it prints.
@Suite(.ownThread) struct ManualTests {
  private struct Block {
    var line: Int
    var words: [String]
    var text: String
    var kind: String { words.dropFirst().first ?? "routine" }
  }

  private static let page = "\(Unknot.root)/docs/ROUTINES.md"

  private func lines() throws -> [String] {
    try String(contentsOfFile: Self.page, encoding: .utf8).components(separatedBy: "\n")
  }

  private func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    for (index, line) in try lines().enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = Block(line: index + 1, words: line.dropFirst(3).split(separator: " ").map(String.init), text: "")
        }
      } else {
        open?.text += line + "\n"
      }
    }
    return blocks
  }

  /// The example as a routine file.
  private func routine(_ block: Block) -> String {
    let isWhole = block.text.components(separatedBy: "\n").contains("steps:")
    return isWhole ? block.text : block.text + "steps:\n  - roll: calves\n  - stretch: calves\n"
  }

  @Test func everyRoutineIsRight() throws {
    var count = 0
    for block in try blocks() where block.words.first == "yaml" && ["routine", "excerpt"].contains(block.kind) {
      let command = try Unknot()
      try command.folder.write(routine(block), to: "r.yaml")
      let result = try command.run("check", "r.yaml")
      #expect(result.status == 0 && !result.errorText.contains("warning:"), "line \(block.line): \(result.errorText)")
      count += 1
    }
    #expect(count >= 29)
  }

  @Test func everyResultIsTrue() throws {
    var count = 0
    let result = /# (?:with (--\S+) (\S+) )?it lasts (\d+):(\d\d)/
    for block in try blocks() where block.words.first == "yaml" {
      for match in block.text.matches(of: result) {
        let command = try Unknot()
        try command.folder.write(routine(block), to: "r.yaml")
        let wanted = try #require(Int(match.3)) * 60 + (try #require(Int(match.4)))
        let seconds =
          if let option = match.1, let value = match.2 {
            try command.seconds("r.yaml", String(option), String(value))
          } else {
            try command.seconds("r.yaml")
          }
        #expect(Int(seconds.rounded()) == wanted, "line \(block.line): \(match.0), but \(seconds) s")
        count += 1
      }
    }
    #expect(count >= 6)
  }

  @Test func everyCommandPrintsWhatIsShown() throws {
    let blocks = try blocks()
    var count = 0
    for (before, block) in zip(blocks, blocks.dropFirst()) where block.words == ["console"] {
      let command = try Unknot()
      let lines = block.text.components(separatedBy: "\n")
      let words = lines[0].split(separator: " ").map(String.init)
      try #require(words.count >= 4 && words[0] == "$" && words[1] == "unknot", "line \(block.line)")
      let file = try #require(words.first { $0.hasSuffix(".yaml") })
      try command.folder.write(before.text, to: file)
      let result = try command.run(Array(words.dropFirst(2)) + (words[2] == "check" ? [] : ["--no-voice"]))
      let shown = lines.dropFirst().joined(separator: "\n")
      #expect(result.outputText + result.errorText == shown, "line \(block.line): \(result.outputText)")
      #expect(result.status == (before.kind == "mistakes" ? 65 : 0))
      count += 1
    }
    #expect(count >= 2)
  }

  /// A profile has the same `timing` and `cues` as a routine: as far as that goes it is read as one.
  @Test func everyProfileAndConfigIsRight() throws {
    var count = 0
    for block in try blocks() where block.words.first == "yaml" && ["profile", "config"].contains(block.kind) {
      let command = try Unknot()
      let folder = "\(command.config)"
      try FileManager.default.createDirectory(atPath: folder + "/profiles", withIntermediateDirectories: true)
      if block.kind == "profile" {
        try command.folder.write(routine(block), to: "r.yaml")
        #expect(try command.run("check", "r.yaml").status == 0, "line \(block.line)")
      }
      let file = block.kind == "profile" ? "profiles/mine.yaml" : "config.yaml"
      try block.text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
      let options = block.kind == "profile" ? ["--cues", "mine"] : []
      let result = try command.run(["config", "lower-body"] + options)
      #expect(result.status == 0 && result.outputText.contains("\(file):"), "line \(block.line): \(result.errorText)")
      count += 1
    }
    #expect(count >= 2)
  }

  // MARK: Tables

  /// The cells of the rows whose first cell begins with a backquote, under a heading.
  private func table(_ heading: String) throws -> [[String]] {
    let lines = try lines()
    let start = try #require(lines.firstIndex(of: "## \(heading)"))
    let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("## ") } ?? lines.endIndex
    return lines[start..<end].filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private func names(_ cell: String) -> [String] {
    cell.split(separator: "`").map(String.init).filter { $0.contains { $0.isLetter || $0 == "{" } }
  }

  @Test func theTimesInTheTableAreTheReaders() throws {
    let rows = try table("Timing")
    #expect(rows.map { names($0[0])[0] } == TimingLayer.keys)
    for key in LengthKey.allCases {
      let row = try #require(rows.first { $0[0] == "`\(key.rawValue)`" })
      #expect(row[1] == key.standard.text, "\(key)")
      if let bounds = key.standardBounds {
        let words = row[2].split(separator: " ").map(String.init)
        try #require(words.count == 3 && words[1] == "to", "\(key): \(row[2])")
        let written = (try Duration(parsing: words[0]), try Duration(parsing: words[2]))
        #expect(written.0 == bounds.lowerBound && written.1 == bounds.upperBound, "\(key)")
      } else {
        #expect(["–", "with its sounds"].contains(row[2]), "\(key)")
      }
      #expect(row[3].hasSuffix(" to \(key.allowed.upperBound.text)"), "\(key): \(row[3])")
    }
  }

  @Test func theAreasInTheTableAreTheKnownOnes() throws {
    var told: Set<String> = []
    for row in try table("Areas") {
      for name in names(row[0]) {
        let area = try #require(Area.named(name), "\(name)")
        #expect(row[1] == area.tool && row[2] == area.sides.rawValue, "\(name)")
        told.insert(name)
      }
    }
    #expect(told == Set(Area.known.map(\.name)))
  }

  @Test func theVariablesAreAllThere() throws {
    let told = try table("Texts").flatMap { names($0[0]) }.map { $0.trimmingCharacters(in: ["{", "}"]) }
    #expect(Set(told) == Set(Template.Variable.ofRoutines.map(\.rawValue)))
  }

  @Test func everyBreathInTheTableIsOne() throws {
    let rows = try table("Breath")
    #expect(rows.count >= 7)
    for row in rows { _ = try Breath(parsing: names(row[0]).first ?? row[0].replacing("`", with: "")) }
  }

  /// Every key of a step, a rule and a routine is on the page.
  @Test func everyKeyIsExplained() throws {
    let text = try String(contentsOfFile: Self.page, encoding: .utf8)
    for key in Routine.keys + RuleKey.all.map(\.name) + TimingLayer.keys + SegmentKind.allCases.map(\.rawValue) {
      #expect(text.contains("`\(key)`") || text.contains("`\(key):"), "\(key)")
    }
  }
}
