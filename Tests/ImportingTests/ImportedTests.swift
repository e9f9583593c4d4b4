import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

/// What comes of a file of another program.
func imported(_ text: String, workout: String? = nil, language: String? = nil) throws -> Imported {
  try Imported(SourceText(name: "list.txt", text: text), workout: workout, language: language)
}

/// The session that comes of it; it must pass check without a word.
func timeline(_ text: String) throws -> Timeline {
  let compiled = compile(text, hasVoice: true)
  #expect(compiled.said == [])
  return try #require(compiled.timeline)
}

extension Timeline {
  /// How long everything lasts but lines and the end.
  var work: Duration {
    segments.filter { $0.kind != .say && $0.kind != .finish }.reduce(.zero) { $0 + $1.length }
  }
}

@Suite struct ImportedTests {
  @Test(arguments: [
    ("hello world", "none of what can be imported"), ("", "the file is empty"),
    ("# only a remark\n", "the file is empty"),
    ("steps: [{ roll: calves }]", "already"), (";0\n", "no line of it says"), ("a;3\nb\nc\n", "none of what"),
    ("exercises: 3\n", "no list of exercises"), ("exercises: []\n", "no list of exercises"),
    ("exercises: [{ duration: 3s }]", "has a \"name\""), ("exercises: [{ name: a, duration: 3 }]", "is no time"),
    ("exercises: [{ name: a }]", "has a \"duration\""), ("exercises: [{ name: a, duration: 25h }]", "is no time"),
    ("{}", "none of what can be imported"), ("[]", "there is no workout in it"), ("[{\"a\":1}]", "none of what"),
    ("{\"workouts\":[]}", "its list of workouts is empty"), ("{\"workouts\":null}", "its list of workouts is empty"),
    ("{\"timers\":[]}", "its list of workouts is empty"),
    ("*;20h\na;20h\n", "it lasts 40 hours; a session lasts 24 at most"),
  ])
  func whatCannotBeImportedIsSaid(text: String, message: String) {
    #expect { _ = try imported(text) } throws: { "\($0)".contains(message) }
  }

  /// The reader's own words are told, with the place.
  @Test func whereAFileIsDamagedIsSaid() {
    for (text, place, message) in [
      ("exercises:\n  - name: x\n   duration: 3s\n", "list.txt:3:4", "did not find expected '-' indicator"),
      ("exercises:\n  - name: \"x\n", "list.txt:3:1", "quote"),
      ("exercises: [{ <<: *none, name: a }]", "list.txt:1:19", "there is no &none above"),
      ("{\"title\":\"a\",\"sets\":[{\"exercises\":", "list.txt:2:1", "the JSON is damaged here"),
      ("{\"title\":\"a\",\n\"sets\":[{\"exercises\" [}", "list.txt:2:", "the JSON is damaged here"),
    ] {
      #expect {
        _ = try imported(text)
      } throws: {
        "\($0)".hasPrefix(place) && "\($0)".contains(message)
      }
    }
  }

  @Test func anAliasBombIsRefusedSoon() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let time = processorTime {
      #expect(throws: Diagnostic.self) { _ = try imported(bomb + "exercises: [*a40]\n") }
    }
    #expect(time < .seconds(5))
  }

  /// A large file, whatever is in it, is read or refused soon.
  @Test(arguments: ["\"a;1\n", "a\"\"\n", "\"\"", "1", "a b. ", "[", "{\"a\":", "(left) ", "x: 1s\n", "é;0\n"])
  func aLargeFileIsReadSoon(unit: String) {
    let text = String(repeating: unit, count: (1 << 17) / unit.utf8.count)
    let name = text.replacing("\"", with: "'").replacing("\n", with: " ")
    for text in [text, "a;\(text)\n\(text);3", #"{"sets":[{"exercises":[{"name":""# + name + #"","duration":3}]}]}"#] {
      let time = processorTime { _ = try? imported(text) }
      #expect(time < .seconds(20))
    }
  }

  @Test func moreThanARoutineHoldsIsRefused() {
    let list = String(repeating: "Sit down and be quiet;0\n", count: 40_000)
    #expect { _ = try imported(list) } throws: { "\($0)".contains("its routine would be larger than 1 MiB") }
  }

  /// No file is recognised by a word in a comment or a text.
  @Test func whatAFileIsIsSeenFromWhatItHolds() throws {
    let names = "\"exercises\", \"workouts\", {{ .E }}: {{ .D }} & *all; 3"
    let workout = """
      # \(names)
      a: &a { name: '\(names)', duration: 10s }   # "sets": steps:
      exercises: [*a]
      """
    #expect(try imported(workout).text.hasPrefix("# Imported from w2a."))
    let timer = #"{"title":"exercises: steps: timers","sets":[{"exercises":[{"name":"step_type","duration":3}]}]}"#
    #expect(try imported(timer).text.hasPrefix("# Imported from Just Another Workout Timer."))
    #expect(try imported("\"exercises\": 1;5\nsteps:;3\n").text.hasPrefix("# Imported from a list"))
  }

  @Test func theEncodingAndTheLanguageThatIsAskedForAreTold() throws {
    let bytes = Array("{\"title\":\"".utf8) + [0xDC] + Array("bung\",\"sets\":[{\"exercises\":[{\"name\":\"a\",".utf8)
    let source = try SourceText(name: "x", foreign: bytes + Array("\"duration\":3}]}]}".utf8))
    let routine = try Imported(source, language: "de")
    #expect(routine.remarks == ["the file is not UTF-8; it was read as Latin-1 (Windows-1252)"])
    #expect(routine.text.contains("# \(routine.remarks[0])\n") && routine.text.contains("title: \"Übung\"\n"))
    #expect(routine.text.contains("language: de\n"))
  }

  /// Escapes of JSON that YAML does not know, and halves of letters in one app's exports.
  @Test func charactersOfJSONAreKept() throws {
    func names(_ name: String) throws -> (String, [String]) {
      let text = #"{"title":"a\/b","sets":[{"exercises":[{"name":""# + name + #"","duration":3}]}]}"#
      let routine = try imported(text)
      let line = try #require(
        routine.text.split(separator: "\n").first { $0.contains("- stretch: ") || $0.contains("- rest") })
      return (line.split(separator: "- ", maxSplits: 1).last.map(String.init) ?? "", routine.remarks)
    }
    #expect(try names(#"\ud83e\uddd8 \\ud83e \u00dcbung"#) == ("stretch: \"🧘 \\\\ud83e Übung\"", []))
    #expect(try names(#"\ud83e!"#).0 == "stretch: \"\u{FFFD}!\"")
    let cut = try names("Child\u{19}s pose \u{13} \u{1C}low\u{1D}")
    #expect(cut.0 == "stretch: \"Child’s pose – “low”\"" && cut.1.count == 1)
    // Отдых, and Приседания.
    #expect(try names("\u{1E}B4KE") == ("rest: 3s", cut.1))
    #expect(try names("\u{1F}@8A540=8O").0 == "stretch: \"Приседания\"")
  }
}
