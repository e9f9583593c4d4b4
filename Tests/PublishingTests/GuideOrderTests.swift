import TestSupport
import Testing

@testable import Publishing

@Suite struct GuideOrderTests {
  @Test func aTitleIsOneLineThatARoutineCouldHave() {
    for title in ["Anna: legs", "ä", String(repeating: "a", count: 200)] { #expect(GuideOrder.isTitle(title)) }
    for title in ["", " ", "a\nb", "a\tb", String(repeating: "a", count: 201)] { #expect(!GuideOrder.isTitle(title)) }
  }

  @Test func aGuideIsCalledAsAskedElseAsItsRoutine() throws {
    let home = try Home.withShortRoutine()
    #expect(try home.guide("short", to: "a.wav").title == "Short")
    #expect(try home.guide("short", to: "a.wav", "--title=Anna").title == "Anna")
    // A routine without a title is called as its file, and keeps that name in the guide.
    try home.write("steps: [{ rest: 5s }]\n", to: "routines/untitled.yaml")
    let guide = try home.guide("untitled", to: "a.wav")
    #expect(guide.title == "untitled" && guide.routine.contains("title: untitled"))
    #expect(try home.guide("short", to: "a.wav", "--language=de").words.language == "de")
    #expect(try home.guide("short", to: "a.wav").words.language == "en")
  }
}
