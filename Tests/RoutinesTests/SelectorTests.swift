import Routines
import Testing
import Units

@Suite struct SelectorTests {
  @Test func everyKindIsSelectedByItsNameAndItsFirstAndLast() throws {
    for kind in SegmentKind.allCases {
      #expect(try Selector(parsing: kind.rawValue) == .kind(kind))
      #expect(try Selector(parsing: "first \(kind)") == .first(kind))
      #expect(try Selector(parsing: "last  \(kind)") == .last(kind))
    }
    #expect(try Selector(parsing: "area") == .area && Selector(parsing: "side") == .side)
    #expect(try Selector(parsing: "session") == .session)
  }

  @Test(arguments: [
    ("holds", "did you mean \"hold\"?"), ("frist hold", "did you mean \"first hold\"?"),
    ("second hold", "write one of ready"), ("first area", "selects no segments"), ("", "selects no segments"),
  ])
  func whatSelectsNothingIsTold(text: String, message: String) {
    #expect { try Selector(parsing: text) } throws: { ($0 as? Misread)?.message.contains(message) == true }
  }
}
