import Files
import Foundation
import TestSupport
import Testing

@Suite struct WholeFileTests {
  @Test func itAppearsWhenItIsWhole() throws {
    let scratch = try Scratch()
    try scratch.write("old", to: "a")
    var file = try WholeFile(path: scratch.path("a"))
    try file.write(Array("new ".utf8))
    try file.write([UInt8](repeating: 0x61, count: 1 << 20))
    #expect(scratch.bytes("a") == Data("old".utf8))
    try file.finish()
    #expect(scratch.bytes("a") == Data("new ".utf8) + Data(repeating: 0x61, count: 1 << 20) && scratch.names == ["a"])
  }

  @Test func whatIsNotFinishedLeavesTheOldOne() throws {
    let scratch = try Scratch()
    try scratch.write("old", to: "a")
    func begin() throws {
      var file = try WholeFile(path: scratch.path("a"))
      try file.write([1, 2, 3])
    }
    try begin()
    #expect(scratch.bytes("a") == Data("old".utf8) && scratch.names == ["a"])
    #expect(throws: FileError.self) { try writeWhole([1], to: scratch.path("none/a")) }
  }
}
