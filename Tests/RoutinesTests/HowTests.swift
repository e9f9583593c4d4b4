import Documents
import Shipped
import Testing

@testable import Routines

/// What the voice says about how to lie must not send anybody where the routine, or what is known of the area, says not to
/// go: whoever has closed eyes does what the voice says.
@Suite struct HowTests {
  /// A shipped routine, and what it promises around each area that it rolls.
  struct Rolled: CustomStringConvertible {
    var routine: String
    var area: String
    var tool: String
    /// Title, summary, the titles of groups around it, and the cautions about the area.
    var promises: [String]

    var description: String { "\(routine): \(area)" }
  }

  static func rolled() throws -> [Rolled] {
    try Shipped.names(in: "routines").flatMap { name in
      let text = try #require(Shipped.text("routines/\(name).yaml"))
      let routine = try #require(Routine(SourceText(name: name, text: text), name: name, Diagnostics()))
      let around = [routine.title, routine.summary ?? ""]
      return rolled(routine.steps, in: routine, around)
    }
  }

  private static func rolled(_ steps: [Step], in routine: Routine, _ around: [String]) -> [Rolled] {
    steps.flatMap { step -> [Rolled] in
      let around = around + (step.title.map { [$0] } ?? [])
      switch step.action {
      case .roll(let area, let tool):
        let name = area.replacing("-", with: " ")
        let cautions = routine.allCautions.filter { isAbout($0, name) || $0 == Area.named(area)?.caution }
        let tool = tool ?? Area.named(area)?.tool ?? ""
        return [Rolled(routine: routine.name, area: area, tool: tool, promises: around + cautions)]
      case .group(let group): return rolled(group.steps, in: routine, around)
      default: return []
      }
    }
  }

  /// Whether a caution is about an area. One that begins with an area, "Neck, …", is about no other that it mentions.
  private static func isAbout(_ caution: String, _ area: String) -> Bool {
    let text = caution.lowercased()
    let opening = text.prefix { $0 != "," && $0 != ":" }
    if Area.known.contains(where: { opening == $0.name.replacing("-", with: " ") }) { return opening == area }
    return text.contains(area)
  }

  /// The words by which a language puts a body somewhere. A language whose words nobody has written down here is not
  /// looked at.
  struct Postures {
    var lying: [String]
    var low: [String]
    var wall: [String]
    var roller: String
    var ball: String
  }

  static let postures = [
    "en": Postures(
      lying: ["lie ", "face down", "on your back", "on your side"], low: ["sit ", "kneel", "floor"],
      wall: ["wall"], roller: "roller", ball: "ball"),
    "de": Postures(
      lying: ["lege dich", "auf den bauch", "auf den rücken", "auf diese seite"],
      low: ["setze dich", "knie dich", "boden"], wall: ["wand"], roller: "rolle", ball: "ball"),
  ]

  /// What of a way to lie goes against what was promised.
  static func contradictions(_ how: String, in language: String, _ rolled: Rolled) throws -> [String] {
    guard let words = postures[language] else { return [] }
    let how = how.lowercased()
    func says(_ list: [String]) -> Bool { list.contains(where: how.contains) }
    let promises = rolled.promises.map { $0.lowercased() }
    func promised(_ text: String) -> Bool { promises.contains { $0.contains(text) } }
    var found: [String] = []
    if promised("without lying down"), says(words.lying) { found.append("lies down") }
    if promised("standing"), says(words.lying + words.low) { found.append("does not stand") }
    if promised("on the floor with"), says(words.wall) { found.append("is not on the floor") }
    if promised("against the wall"), !says(words.wall) { found.append("is not at the wall") }
    if promised("with the ball"), rolled.tool != "ball" { found.append("is not done with the ball") }
    if promised("with the roller"), rolled.tool != "roller" { found.append("is not done with the roller") }
    if rolled.tool != "ball", how.split(whereSeparator: { !$0.isLetter }).contains(Substring(words.ball)) {
      found.append("takes a ball")
    }
    if rolled.tool != "roller", how.split(whereSeparator: { !$0.isLetter }).contains(Substring(words.roller)) {
      found.append("takes a roller")
    }
    // The weight of the head belongs on no ball, whatever the routine says of it.
    if rolled.area == "neck", says(words.lying) || !says(words.wall) { found.append("lies on the neck") }
    return found
  }

  @Test(arguments: PhraseTests.languages) func noHowContradictsARoutine(_ language: String) throws {
    let book = try PhraseTests.book(language)
    let all = try Self.rolled()
    #expect(all.count > 20)
    for rolled in all {
      let how = try #require(book.words.how(rolled.area, isStretch: false), "\(rolled)")
      #expect(try Self.contradictions(how, in: language, rolled) == [], "\(rolled): \(how)")
    }
  }

  /// What an area's caution keeps one off, nothing sends one onto.
  @Test func noHowLiesOnWhatTheCautionForbids() throws {
    let book = try PhraseTests.book("en")
    for area in Area.known {
      let how = try #require(book.words.how(area.name, isStretch: false)).lowercased()
      let forbidden = (area.caution ?? "").lowercased().matches(of: /(?:off|out of|never) the ([a-z ]+)/).flatMap {
        String($0.1).split(separator: " and ").map { $0.replacing("out of the ", with: "").replacing("the ", with: "") }
      }
      for part in forbidden {
        for onto in ["on the \(part)", "under the \(part)", "on your \(part)", "under your \(part)"] {
          #expect(!how.contains(onto), "\(area.name): \(how)")
        }
      }
    }
  }

  /// The same in German, by the words of its own cautions: nobody is sent onto, over or into what they name.
  @Test func noGermanHowLiesOnWhatItsCautionForbids() throws {
    let book = try PhraseTests.book("de")
    var checked = 0
    for (name, words) in book.words.areas {
      guard let care = words.care, care.lowercased().contains("nicht") else { continue }
      let forbidden = care.split { !$0.isLetter }.filter {
        $0.first?.isUppercase == true && $0 != "Nicht" && $0 != "Nur"
      }
      for part in forbidden {
        let onto = try Regex("(auf|über|in) (den |die |das |der |dem )?\\Q\(part)\\E")
        for text in [words.how, words.howStretch].compactMap({ $0 }) {
          #expect(text.firstMatch(of: onto) == nil, "\(name): \(text)")
          checked += 1
        }
      }
    }
    #expect(checked > 10)
  }

  /// Whatever profile speaks: who comes to the neck is told to stand at the wall before any weight is on it.
  @Test func theNeckIsAnnouncedAtTheWall() throws {
    for name in Shipped.names(in: "routines") {
      let text = try #require(Shipped.text("routines/\(name).yaml"))
      let routine = try #require(Routine(SourceText(name: name, text: text), name: name, Diagnostics()))
      let steps = routine.allSteps
      for (step, before) in zip(steps.dropFirst(), steps) {
        guard case .roll("neck", _) = step.action else { continue }
        guard case .say(let line) = before.action else {
          Issue.record("\(name): the neck comes without a word")
          continue
        }
        #expect(line.source.contains("wall") && line.source.contains("standing"), "\(name): \(line.source)")
      }
    }
  }

  /// What is said while one stays on a spot fits every area, the foot that one stands beside included: nothing lets go of
  /// what one holds on to.
  @Test(arguments: PhraseTests.languages) func nothingThatIsSaidWhileHoldingLetsGo(_ language: String) throws {
    let book = try PhraseTests.book(language)
    for phrase in ["how", "soften"] {
      for wording in try #require(book.phrases[phrase]) {
        let line = wording.line.source.lowercased()
        for falling in ["let go.", "let go,", "lass los", "gib nach", "sink in"] {
          #expect(!line.contains(falling), "\(line)")
        }
      }
    }
  }

  /// That the checks find what they look for: what was once said of the neck, and others like it.
  @Test(arguments: [
    ("en", "desk-break", "neck", "Lie on your back, with it on the muscle beside the spine."),
    ("de", "desk-break", "neck", "Lege dich auf den Rücken, den Muskel neben der Wirbelsäule darauf."),
    ("en", "full-body", "forearms", "Lay the forearm on it, on a table or the floor."),
    ("de", "full-body", "forearms", "Lege den Unterarm darauf, auf einem Tisch oder am Boden."),
    ("en", "full-body", "back", "Lean on a wall, with it under your shoulder blades."),
    ("en", "back", "lats", "Lie on that side, with the ball below the armpit."),
  ])
  func aContradictionIsFound(language: String, routine: String, area: String, how: String) throws {
    let rolled = try #require(try Self.rolled().first { $0.routine == routine && $0.area == area })
    #expect(try !Self.contradictions(how, in: language, rolled).isEmpty)
  }

  @Test(arguments: Shipped.names(in: "routines")) func everyRoutineSaysWhoMustNotRoll(_ name: String) throws {
    let text = try #require(Shipped.text("routines/\(name).yaml"))
    let routine = try #require(Routine(SourceText(name: name, text: text), name: name, Diagnostics()))
    for word in ["varicose", "injury", "clot", "numb skin", "doctor"] {
      #expect(routine.cautions.contains { $0.contains(word) }, "\(word)")
    }
    #expect(routine.cautions.contains { $0.contains("Stop if") })
  }
}
