import Files
import Foundation
import TestSupport
import Testing

@Suite struct FolderTests {
  @Test func aFolderIsMadeWithThoseAroundItOrSaysWhyNot() throws {
    let scratch = try Scratch()
    try makeFolder(scratch.path("a/b/c"))
    try makeFolder(scratch.path("a/b/c"))
    try Data().write(to: URL(fileURLWithPath: scratch.path("file")))
    #expect { try makeFolder(scratch.path("file/x")) } throws: { "\($0)".contains("cannot be made: Not a directory") }
  }

  @Test func aHiddenFolderGoesWithAllInIt() throws {
    let scratch = try Scratch()
    do {
      let hidden = try HiddenFolder(beside: scratch.path("guide.wav"))
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(hidden.path)/0"))
      #expect(scratch.names.count == 1)
    }
    #expect(scratch.names == [])
  }

  @Test func allThatItLiesInIsMadeAndWhatIsThereStays() throws {
    let scratch = try Scratch()
    try makeFolder(scratch.path("a/b/c"))
    try scratch.write("kept", to: "a/b/c/file")
    try makeFolder(scratch.path("a/b/c"))
    try makeFolder(scratch.path("a/b/c/"))
    #expect(scratch.bytes("a/b/c/file") == Data("kept".utf8))
  }

  @Test func aFileInTheWayIsTold() throws {
    let scratch = try Scratch()
    try scratch.write("x", to: "file")
    for path in [scratch.path("file"), scratch.path("file/below")] {
      #expect(throws: FileError.cannotMakeFolder(path: path, reason: "Not a directory")) { try makeFolder(path) }
    }
    #expect(scratch.names == ["file"])
  }

  @Test func aHiddenFolderIsGoneWithAllInIt() throws {
    let scratch = try Scratch()
    func use() throws -> String {
      let hidden = try HiddenFolder(beside: scratch.path("guide.wav"))
      #expect(scratch.names.count == 1 && scratch.names[0].hasPrefix(".unknot-"))
      try makeFolder(hidden.path + "/deep")
      return hidden.path
    }
    let path = try use()
    #expect(scratch.names == [] && path.hasPrefix(scratch.folder))
    #expect(throws: FileError.self) { _ = try HiddenFolder(beside: scratch.path("none/guide.wav")) }
  }
}
