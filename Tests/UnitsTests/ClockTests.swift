import Testing
import Units

@Suite struct ClockTests {
  @Test func aClockShowsWhatItHas() {
    #expect(clock(.seconds(42)) == "0:42" && clock(.milliseconds(3_723_500)) == "1:02:03.5")
    #expect(roundedClock(.milliseconds(3_723_500)) == "1:02:04" && roundedClock(.milliseconds(59_499)) == "0:59")
  }

  @Test(
    arguments: [
      (0, "0:00"), (59_999, "0:59.999"), (60_000, "1:00"), (3_599_000, "59:59"), (3_600_000, "1:00:00"),
      (36_061_050, "10:01:01.05"),
    ] as [(Int64, String)])
  func minutesAndSecondsHaveTwoDigitsBehindAColon(milliseconds: Int64, text: String) {
    #expect(clock(.milliseconds(milliseconds)) == text)
  }

  @Test func halfASecondIsRoundedUp() {
    #expect(roundedClock(.milliseconds(59_500)) == "1:00" && roundedClock(.milliseconds(499)) == "0:00")
  }
}
