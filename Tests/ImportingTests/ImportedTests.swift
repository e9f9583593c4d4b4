import Documents
import Importing
import Routines
import Scheduling
import TestSupport
import Testing

/// What comes of a file of another program.
func imported(_ text: String, workout: String? = nil) throws -> Imported {
  try Imported(SourceText(name: "list.txt", text: text), workout: workout)
}

/// The session that comes of it; it must pass check without a word.
func timeline(_ text: String) throws -> Timeline {
  let compiled = compile(text, hasVoice: true)
  #expect(compiled.said == [])
  return try #require(compiled.timeline)
}

@Suite struct ImportedTests {
  @Test(arguments: [
    ("hello world", "none of what can be imported"), ("", "none of what"), ("steps: [{ roll: calves }]", "already"),
    (";0\n", "no line of it says"), ("a;99999999\n", "no line of it says"), ("a;3\nb\nc\n", "none of what"),
    ("exercises: 3\n", "no list of exercises"),
    ("exercises: [{ duration: 3s }]", "has a \"name\""), ("exercises: [{ name: a, duration: 3 }]", "is no time"),
    ("exercises: [{ name: a }]", "has a \"duration\""),
  ])
  func whatCannotBeImportedIsSaid(text: String, message: String) {
    #expect { _ = try imported(text) } throws: { "\($0)".contains(message) }
  }

  @Test func anAliasBombIsRefusedSoon() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let time = processorTime {
      #expect(throws: Diagnostic.self) { _ = try imported(bomb + "exercises: [*a40]\n") }
    }
    #expect(time < .seconds(5))
  }
}
