import Foundation
import TestSupport
import Testing

@testable import Files

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

  /// On file systems without links; such a one cannot be mounted everywhere, so the copy is asked for itself.
  @Test func withoutLinksItIsCopiedAndStillNeverWrittenOver() throws {
    let scratch = try Scratch()
    func copy(_ text: String) throws -> Bool {
      let file = try PendingFile(path: scratch.path("a.yaml"))
      _ = text.withCString { write(file.descriptor, $0, strlen($0)) }
      return try file.copyIfNew()
    }
    #expect(try copy("first"))
    #expect(try !copy("second"))
    #expect(scratch.bytes("a.yaml") == Data("first".utf8) && scratch.names == ["a.yaml"])
  }

  /// A link that leads nowhere is left as it is, and nothing comes to be where it leads.
  @Test func nothingIsWrittenThroughADanglingLink() throws {
    let scratch = try Scratch()
    #expect(symlink("elsewhere.yaml", scratch.path("a.yaml")) == 0)
    #expect(try !writeNew("new", to: scratch.path("a.yaml")))
    #expect(scratch.names == ["a.yaml"])
  }
}
