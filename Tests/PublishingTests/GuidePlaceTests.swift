import Documents
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct GuidePlaceTests {
  private func path(_ output: String?, isOneOfMany: Bool = false, _ format: String? = nil) throws -> String {
    let format = try format.map { try order("short", ["--format=\($0)"]).coding.format } ?? nil
    return try GuidePlace(output: output, isOneOfMany: isOneOfMany, format: format).path(of: "legs")
  }

  @Test func aFileIsNamedOrLiesInAFolder() throws {
    let scratch = try Scratch()
    #expect(try path(nil) == "legs.wav" && path(nil, "mp3") == "legs.mp3")
    #expect(try path(scratch.path("a.ogg")) == scratch.path("a.ogg"))
    #expect(try path(scratch.folder) == scratch.path("legs.wav"))
    // Whoever ends in a slash, or asks for several, wants a folder.
    #expect(try path(scratch.path("new/"), "html") == scratch.path("new/legs.html"))
    #expect(try path(scratch.path("many"), isOneOfMany: true) == scratch.path("many/legs.wav"))
    #expect(scratch.names == ["many", "new"])
  }

  @Test func whatStandsInTheWayIs73() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "file")
    let many = failure { try path(scratch.path("file"), isOneOfMany: true) }
    #expect(
      many?.status == .cannotCreate && many?.message.hasSuffix("is a file; several routines need a folder") == true)
    try FileManager.default.createDirectory(atPath: scratch.path("d.mp3"), withIntermediateDirectories: false)
    let folder = failure { try path(scratch.path("d.mp3")) }
    #expect(folder?.status == .cannotCreate && folder?.message.contains("d.mp3\" is a folder") == true)
    #expect(try path(scratch.path("d.mp3/"), "mp3") == scratch.path("d.mp3/legs.mp3"))
    let below = failure { try path(scratch.path("file/sub/")) }
    #expect(below?.status == .cannotCreate && below?.message.hasSuffix("cannot be made: Not a directory") == true)
  }
}
