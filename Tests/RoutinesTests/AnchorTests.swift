import Routines
import Testing
import Units

@Suite struct AnchorTests {
  @Test(
    arguments: [
      ("start", 0), ("end", 10_001), ("50%", 5001), ("start+1s", 1000), ("end-3s", 7001), ("start-2s", -2000),
      ("33.333%+0.5s", 3834), ("0%", 0), ("100%-1s", 9001),
    ] as [(String, Int64)])
  func anchorsLieInTheirSegment(text: String, milliseconds: Int64) throws {
    #expect(try Anchor(parsing: text).position(in: .milliseconds(10_001)).milliseconds == milliseconds)
  }

  @Test(arguments: ["middle", "start +1s", "101%", "start+", "start-1:30", "%", "50", ""])
  func whatIsNoAnchorIsRefused(text: String) {
    #expect(throws: Misread.self) { try Anchor(parsing: text) }
  }
}
