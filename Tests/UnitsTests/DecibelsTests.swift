import Testing
import Units

@Suite struct DecibelsTests {
  @Test(arguments: [("-6", -6), ("3dB", 3), ("+1.5 dB", 1.5), ("0", 0)] as [(String, Double)])
  func decibelsAreReadWithTheirUnitOrWithout(text: String, level: Double) {
    #expect(Double(decibels: text) == level)
  }

  @Test(arguments: ["", "dB", "1e1", "inf", "0x1", "loud", "1 2"])
  func whatIsNoLevelIsNotRead(text: String) { #expect(Double(decibels: text) == nil) }

  @Test func twentyDecibelsAreTenTimesTheAmplitude() {
    #expect(Decibels(20).amplitude == 10 && Decibels.zero.amplitude == 1)
  }
}
