import Documents
import Foundation
import Shipped
import TestSupport
import Testing

@testable import Routines

@Suite struct PhraseTests {
  static let languages = Shipped.names(in: "phrases")

  static func book(_ language: String) throws -> PhraseBook {
    let diagnostics = Diagnostics()
    let text = try #require(Shipped.text("phrases/\(language).yaml"))
    let book = PhraseBook(SourceText(name: "\(language).yaml", text: text), language: language, diagnostics)
    #expect(diagnostics.all.isEmpty, "\(diagnostics.sorted)")
    return try #require(book)
  }

  @Test func englishAndGermanAreThere() { #expect(Set(Self.languages).isSuperset(of: ["de", "en"])) }

  @Test(arguments: languages) func aLanguageHasAllThatEnglishHas(_ language: String) throws {
    let (book, english) = (try Self.book(language), try Self.book("en"))
    #expect(Set(book.phrases.keys) == Set(english.phrases.keys))
    #expect(Set(book.words.areas.keys) == Set(Area.known.map(\.name)))
    for (name, area) in book.words.areas {
      #expect(Set(area.bySide.keys) == Set(Side.allCases), "\(name)")
      #expect(area.how != nil && (area.howStretch == nil) == (english.words.areas[name]?.howStretch == nil), "\(name)")
    }
    #expect(Set(book.words.otherArea.bySide.keys) == Set(Side.allCases))
    #expect(Set(book.words.sides.keys) == [.left, .right, .both])
    #expect(Set(book.words.tools.keys).isSuperset(of: Set(Area.known.map(\.tool))))
    #expect(book.words.tools.values.allSatisfy { $0.on != nil })
    for text in [book.words.minute, book.words.second].flatMap({ [$0.other] }) { #expect(text.contains("{n}")) }
    // English calls a chime by its name; whoever adds one is told here that other languages need a word for it.
    if language != "en" { #expect(Set(book.words.sounds.keys) == Set(Shipped.names(in: "audio"))) }
    let words = language == "en" ? GuideWord.ofEveryLanguage : GuideWord.allCases
    #expect(words.filter { book.guide[$0] == nil } == [])
    for (word, text) in book.guide {
      // What is filled in is the same in all of them.
      func variables(_ text: String) -> Set<String> { Set(text.matches(of: /{[a-z]+}/).map { String($0.0) }) }
      if let original = english.guide[word] { #expect(variables(text) == variables(original), "\(word)") }
    }
    // A list of all that is said ought to be about as long in every language: nothing was forgotten in a copy.
    for (name, wordings) in english.phrases { #expect(book.phrases[name]?.count == wordings.count, "\(name)") }
  }

  /// Whoever hears a shipped routine with closed eyes is told how to stretch as well.
  @Test(arguments: languages) func everyStretchOfAShippedRoutineIsExplained(_ language: String) throws {
    let book = try Self.book(language)
    var areas: Set<String> = []
    for name in Shipped.names(in: "routines") {
      for line in try #require(Shipped.text("routines/\(name).yaml")).split(separator: "\n") {
        let words = line.split(separator: " ")
        if let index = words.firstIndex(of: "stretch:"), words.count > index + 1 {
          areas.insert(String(words[index + 1]))
        }
      }
    }
    #expect(areas.count >= 5)
    for area in areas { #expect(book.words.how(area, isStretch: true) != nil, "\(area)") }
  }

  /// Every phrase with everything that its variables can stand for.
  @Test(arguments: languages) func everyWordingReadsWell(_ language: String) throws {
    let book = try Self.book(language)
    var lines: Set<String> = []
    let areas = Area.known.map(\.name) + ["left shoulder blade"]
    for (name, wordings) in book.phrases {
      for phrase in wordings {
        for area in areas {
          for side in Side.allCases {
            for tool in ["roller", "ball", "massage stick", nil] {
              for number in ["1", "2", "12"] {
                func value(_ variable: Template.Variable) -> String? {
                  switch variable {
                  case .routine: "Lower body"
                  case .area: book.words.area(area, .none)
                  case .side: book.words.sides[side]
                  case .here, .next: book.words.area(area, side)
                  case .tool: tool.map(book.words.tool)
                  case .on: tool.flatMap(book.words.on)
                  case .how: book.words.how(area, isStretch: name.hasSuffix("-stretch"))
                  case .duration, .remaining: book.words.time(milliseconds: 90_000)
                  default: number
                  }
                }
                let isOne = phrase.counted.map { value($0) == "1" } ?? false
                let line = try #require((isOne ? phrase.one ?? phrase.line : phrase.line).filled(value), "\(name)")
                lines.insert(line)
              }
            }
          }
        }
      }
    }
    #expect(lines.count > 200)
    for line in lines {
      let isOdd = ["{", "}", "[", "]", "  ", " ,", " .", "..", ",,", ",.", ":.", " 1 "].contains { line.contains($0) }
      #expect(!isOdd && line.first?.isWhitespace == false, "\(line)")
      #expect(line.last.map { ".!?".contains($0) } ?? false, "\(line)")
      // Eyes closed, nobody follows a lecture: at most eleven seconds at a calm rate.
      #expect(line.split(separator: " ").count <= 28, "\(line)")
    }
  }
}
