import Files
import Foundation
import TestSupport
import Testing

@Suite struct PathsTests {
  @Test func theParts() {
    #expect(folder(of: "a/b/c.wav") == "a/b" && folder(of: "/c") == "/" && folder(of: "c") == ".")
    #expect(ending(of: "a.b/c.tar.gz") == "gz" && ending(of: "a.b/c") == nil && ending(of: "a/.wav") == nil)
    #expect(withoutEnding("a.b/c.mp3") == "a.b/c" && withoutEnding("a.b/c") == "a.b/c")
  }

  @Test func whatALinkLeadsTo() throws {
    let scratch = try Scratch()
    try makeFolder(scratch.path("in/deep"))
    try FileManager.default.createSymbolicLink(atPath: scratch.path("in/out"), withDestinationPath: "/etc")
    try FileManager.default.createSymbolicLink(atPath: scratch.path("in/near"), withDestinationPath: "deep")
    #expect(leads(scratch.path("in/out/passwd"), outOf: scratch.path("in")))
    #expect(!leads(scratch.path("in/near"), outOf: scratch.path("in")))
    #expect(!leads(scratch.path("in/none"), outOf: scratch.path("in")))
  }
}
