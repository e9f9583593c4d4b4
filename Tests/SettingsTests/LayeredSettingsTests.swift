import Settings
import Testing
import Units

@Suite struct LayeredSettingsTests {
  @Test func aScaleMultipliesToTheMillisecondAndLeavesSomethingOfSomething() throws {
    let scale = try Scale(parsing: "1.005")
    #expect(scale(1000) == 1005 && scale(100) == 101 && scale(99) == 99 && scale(0) == 0)
    #expect(try Scale(parsing: "0.1")(1) == 1 && Scale(parsing: "10")(30_000) == 300_000)
  }

  @Test(arguments: ["0.1", "1", "1.2", "10", "0.125"]) func itIsWrittenAsItIsRead(text: String) throws {
    #expect(try Scale(parsing: text).text == text)
  }

  @Test(arguments: ["0.099", "10.001", "0", "-1", "1e1", "1.2345", "", "twice"])
  func whatIsNoneIsRefused(text: String) {
    #expect(throws: Misread.self) { try Scale(parsing: text) }
  }
}
