import Files
import Foundation
import TestSupport
import Testing

@Suite struct NewFileTests {
  @Test func aNewFileHasTheTextAndNothingIsLeftBeside() throws {
    let scratch = try Scratch()
    #expect(try writeNew("text\n", to: scratch.path("a.yaml")))
    #expect(try String(contentsOfFile: scratch.path("a.yaml"), encoding: .utf8) == "text\n")
    #expect(scratch.names == ["a.yaml"])
  }

  @Test func whatIsThereStays() throws {
    let scratch = try Scratch()
    try Data("old".utf8).write(to: URL(fileURLWithPath: scratch.path("a.yaml")))
    #expect(try !writeNew("new", to: scratch.path("a.yaml")))
    #expect(try String(contentsOfFile: scratch.path("a.yaml"), encoding: .utf8) == "old")
    #expect(scratch.names == ["a.yaml"])
  }

  @Test func ofManyAtOnceOneWins() async throws {
    let scratch = try Scratch()
    let path = scratch.path("a.yaml")
    let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<20 { group.addTask { try writeNew("\(number)", to: path) } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wins == 1)
    #expect(scratch.names == ["a.yaml"])
  }

  @Test func whereThereIsNoFolderItSaysSo() throws {
    let scratch = try Scratch()
    let path = scratch.path("none/a.yaml")
    #expect(throws: FileError.self) { try writeNew("x", to: path) }
  }
}
