import Testing
import Units

@Suite struct DecimalsTests {
  @Test(arguments: [("0", 0), ("-0.25", -0.25), ("+3", 3), ("12.", 12), (".5", 0.5)] as [(String, Double)])
  func digitsASignAndAPointAreANumber(text: String, value: Double) { #expect(Double(decimal: text) == value) }

  @Test(arguments: ["", "inf", "nan", "0x1p3", "1e3", "1,5", " 1", "1-", "1.2.3", "٣", "1234567890.123"])
  func nothingElseIs(text: String) { #expect(Double(decimal: text) == nil) }
}
