import Testing

@testable import SoundFiles

@Suite struct GuideFormatTests {
  @Test func everyFormatIsKnownByItsNameAndItsEnding() {
    for format in GuideFormat.allCases {
      #expect(GuideFormat(name: format.name) == format && GuideFormat(name: format.name.uppercased()) == format)
      #expect(GuideFormat(ending: format.name) == format && GuideFormat.endingList.contains(".\(format)"))
    }
    #expect(Set(GuideFormat.allCases.map(\.name)).count == SoundFileKind.allCases.count + 1)
  }

  @Test func someEndingsStandForOthers() {
    #expect(GuideFormat(ending: "OGA") == .sound(.ogg) && GuideFormat(ending: "htm") == .page)
    // They are endings, no names of formats.
    #expect(GuideFormat(name: "oga") == nil && GuideFormat(name: "htm") == nil && GuideFormat(ending: "txt") == nil)
  }

  @Test func theSoundInAPageIsOneThatEveryBrowserPlays() {
    #expect(GuideFormat.page.kind == .mp3)
    for kind in SoundFileKind.allCases { #expect(GuideFormat.sound(kind).kind == kind) }
  }
}
