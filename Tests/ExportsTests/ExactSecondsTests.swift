import Testing

@testable import Exports

@Suite struct ExactSecondsTests {
  @Test(
    arguments: [(0, "0.000"), (5, "0.005"), (12_500, "12.500"), (60_040, "60.040"), (3_600_000, "3600.000")]
      as [(Int64, String)])
  func threeDecimalsAreAlwaysThere(milliseconds: Int64, text: String) {
    #expect(exactSeconds(.milliseconds(milliseconds)) == text)
  }
}
