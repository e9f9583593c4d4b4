import Files
import Testing

@Suite struct UserFoldersTests {
  private func folders(_ environment: [String: String]) -> UserFolders { UserFolders { environment[$0] } }

  @Test func whatIsSetGoesBeforeTheHome() {
    let set = folders(["XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/k", "HOME": "/h"])
    #expect((set.config, set.state, set.cache) == ("/c/unknot", "/s/unknot", "/k/unknot"))
    let home = folders(["HOME": "/h"])
    #expect(
      (home.config, home.state, home.cache) == ("/h/.config/unknot", "/h/.local/state/unknot", "/h/.cache/unknot"))
  }

  /// A path that is not absolute would be another one in each folder that it is read from.
  @Test func whatIsNotAbsoluteIsNotThere() {
    for value in ["", "c", "./c", "~/c"] {
      #expect(folders(["XDG_CONFIG_HOME": value, "HOME": "/h"]).config == "/h/.config/unknot", "\(value)")
      #expect(folders(["HOME": value]).config == nil, "\(value)")
    }
    #expect(folders([:]).cache == nil)
  }

  @Test func dataIsInEveryFolderThatTheMachineNames() {
    #expect(folders([:]).data == ["/usr/local/share/unknot", "/usr/share/unknot"])
    #expect(folders(["XDG_DATA_DIRS": ""]).data == folders([:]).data)
    #expect(folders(["XDG_DATA_DIRS": "/a::b:/c"]).data == ["/a/unknot", "/c/unknot"])
  }

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
