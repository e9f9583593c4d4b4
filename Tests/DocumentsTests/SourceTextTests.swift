import Documents
import Foundation
import Testing

@Suite struct SourceTextTests {
  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: Diagnostic.self) { try SourceText(name: "r", bytes: Data([0x61, 0xFF])) }
    #expect(throws: Diagnostic.self) { try SourceText(name: "r", bytes: Data(count: (1 << 20) + 1)) }
    #expect(throws: Never.self) { try SourceText(name: "r", bytes: Data(repeating: 0x61, count: 1 << 20)) }
  }

  @Test func aByteOrderMarkDoesNotShiftColumns() throws {
    let source = try SourceText(name: "r", bytes: Data([0xEF, 0xBB, 0xBF]) + Data("a: 1".utf8))
    #expect(source.text == "a: 1")
  }

  /// Where YAML sees a line break, and only there, so that its places are ours.
  @Test func linesEndWhereYAMLEndsThem() {
    let source = SourceText(name: "r", text: "a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\u{B}g\n")
    #expect((1...8).map { String(source.line($0)) } == ["a", "b", "c", "d", "e", "f\u{B}g", "", ""])
    #expect(source.lineCount == 7 && source.line(0) == "" && SourceText(name: "r", text: "").lineCount == 1)
  }

  @Test func marksAreInTheOrderOfTheText() {
    let marks = [(2, 1), (1, 9), (1, 10), (10, 1)].map { Mark(line: $0.0, column: $0.1) }
    #expect(marks.sorted().map(\.column) == [9, 10, 1, 1])
    let location = TextLocation(SourceText(name: "r", text: "abc"), Mark(line: 1, column: 1)).advanced(by: 2)
    #expect(location.mark == Mark(line: 1, column: 3))
  }

  @Test func aForeignFileIsReadInItsEncoding() throws {
    let text = "Übung „eins“ – 5 €, Žofie"
    let signs: [Character: UInt8] = ["Ü": 0xDC, "„": 0x84, "“": 0x93, "–": 0x96, "€": 0x80, "Ž": 0x8E]
    let latin: [UInt8] = text.map { signs[$0] ?? $0.asciiValue! }
    let units = Array(text.utf16)
    let (low, high) = (units.map { UInt8($0 & 255) }, units.map { UInt8($0 >> 8) })
    let little: [UInt8] = [0xFF, 0xFE] + zip(low, high).flatMap { [$0, $1] }
    let big: [UInt8] = [0xFE, 0xFF] + zip(low, high).flatMap { [$1, $0] }
    let all: [([UInt8], SourceText.Encoding)] = [
      (Array(text.utf8), .utf8), (Array("\u{FEFF}\(text)".utf8), .utf8), (latin, .windows1252), (little, .utf16),
      (big, .utf16),
    ]
    for (bytes, encoding) in all {
      let source = try SourceText(name: "x", foreign: bytes)
      #expect(source.text == text && source.encoding == encoding)
      #expect((source.encodingNote == nil) == (encoding == .utf8))
    }
    // Every byte but 0 means something; nothing of all that crashes.
    #expect(try SourceText(name: "x", foreign: (1...255).map { UInt8($0) }).text.unicodeScalars.count == 255)
    #expect(throws: Diagnostic.self) { try SourceText(name: "x", foreign: [0xFF, 0xD8, 0]) }
    #expect(throws: Diagnostic.self) { try SourceText(name: "x", foreign: Array(repeating: 32, count: 2 << 20)) }
  }
}
