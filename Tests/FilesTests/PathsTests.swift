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
}

@Suite struct UserFoldersTests {
  private func folders(_ variables: [String: String]) -> UserFolders { UserFolders { variables[$0] } }

  @Test func homeHoldsWhatNothingElseNames() {
    let found = folders(["HOME": "/home/me"])
    #expect(found.config == "/home/me/.config/unknot" && found.cache == "/home/me/.cache/unknot")
    #expect(found.state == "/home/me/.local/state/unknot")
    #expect(found.data == ["/usr/local/share/unknot", "/usr/share/unknot"])
  }

  @Test func whatIsNoAbsolutePathIsIgnored() {
    let found = folders(["HOME": "me", "XDG_CONFIG_HOME": "conf", "XDG_STATE_HOME": "/state", "XDG_DATA_DIRS": "a:/b"])
    #expect(found.config == nil && found.cache == nil && found.state == "/state/unknot" && found.data == ["/b/unknot"])
  }
}

@Suite struct FingerprintTests {
  /// The published values of FNV-1a, 64 bits.
  @Test func isFNV1a() {
    #expect(Fingerprint.of("".utf8) == 0xcbf2_9ce4_8422_2325)
    #expect(Fingerprint.of("a".utf8) == 0xaf63_dc4c_8601_ec8c)
    #expect(Fingerprint.of("foobar".utf8) == 0x8594_4171_f739_67e8)
    #expect(Fingerprint.name("a").count == 32 && Fingerprint.hexadecimal(1) == "0000000000000001")
  }
}
