import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Guide+Page: a page to hand over.
@Suite struct GuidePageTests {
  @Test func thePageHoldsItsSound() throws {
    let home = try Home.withShortRoutine()
    try home.publish("short", to: home.scratch.path("a.html"), "--title=Anna & legs")
    let page = String(decoding: try #require(home.scratch.bytes("a.html")), as: UTF8.self)
    #expect(page.contains("Anna &amp; legs") && home.scratch.names == ["a.html", "config"])
    let sound = try #require(page.firstMatch(of: /base64,([A-Za-z0-9+\/=]{1000,})/)).1
    let bytes = try #require(Data(base64Encoded: String(sound)))
    // MP3 begins with its tag or a frame.
    #expect(bytes.starts(with: Data("ID3".utf8)) || bytes.first == 0xFF)
  }

  @Test func whatCannotBeAPageSaysSoBeforeItBegins() throws {
    let home = try Home()
    try home.scratch.write("steps: [{ breathe: 23h }]", to: "day.yaml")
    let guide = try home.guide(
      home.scratch.path("day.yaml"), to: home.scratch.path("day.html"), "--cue=breath=off", "--rate=48000",
      "--channels=2")
    let said = try #require(failure { try guide.write { _ in true } })
    #expect(said.status == .cannotCreate && said.message.contains("which browsers do not open"))
    #expect(home.scratch.names == ["day.yaml"])
  }
}
