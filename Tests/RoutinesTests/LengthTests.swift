import Documents
import Routines
import TestSupport
import Testing

/// Lengths as one layer writes them.
@Suite struct LengthTests {
  private func length(_ text: String, _ key: LengthKey = .hold) -> (length: Length?, said: [String]) {
    let diagnostics = Diagnostics()
    var layer = TimingLayer()
    do {
      layer.set(key.rawValue, try YAML.parse(SourceText(name: "r", text: text)), diagnostics)
    } catch { diagnostics.add(error) }
    return (layer.lengths[key], diagnostics.sorted.map(\.message))
  }

  @Test func aLengthIsATimeOrBreathsOrAMapOfThem() throws {
    #expect(length("45s").length?.duration == .time(.seconds(45)))
    #expect(length("1 breath").length?.duration == .breaths(1))
    let map = try #require(length("{ for: 6 breaths, from: 30s, to: 9 breaths }").length)
    #expect((map.duration, map.from, map.to) == (.breaths(6), .time(.seconds(30)), .breaths(9)) && !map.isReleased)
    let released = try #require(length("{ until: released, from: 20s }").length)
    #expect(released.isReleased && released.duration == nil && released.to == nil)
  }

  @Test(arguments: [
    ("0 breaths", "is not a number of breaths"), ("1.5 breaths", "is not a number of breaths"),
    ("50ms", "is not a time"), ("2h", "out of bounds"), ("0s", "out of bounds"), ("{}", "is an empty map"),
    ("{ from: 60s, to: 30s }", "\"to\" (30s) is less than \"from\" (1m)"),
    ("{ for: 20s, from: 30s }", "\"for\" (20s) is less than"), ("{ for: 9 breaths, to: 8 breaths }", "is more than"),
    ("{ until: ended }", "the only \"until\""), ("{ until: released, for: 30s }", "leave out \"for\""),
  ])
  func whatIsWrongIsTold(text: String, message: String) {
    let said = length(text).said
    #expect(said.count == 1 && said[0].contains(message), "\(said)")
  }

  /// What cannot be compared yet waits until the breath is known.
  @Test func timesAndBreathsAreNotComparedHere() {
    #expect(length("{ for: 1 breath, from: 30s, to: 50 breaths }").said == [])
  }

  @Test func everyStandardMayBeWrittenAndLiesInItsBounds() {
    for key in LengthKey.allCases {
      #expect(key.allowed.contains(key.standard) && key.standardBounds?.contains(key.standard) != false, "\(key)")
      #expect(length(key.standard.text, key).length?.duration == .time(key.standard))
      #expect((length("3 breaths", key).length != nil) == key.breathes, "\(key)")
      // What is multiplied and fitted has bounds within which it may be.
      #expect(key.isScaled == (key.standardBounds != nil), "\(key)")
    }
  }

  @Test func anAmountIsWrittenAsItIsReadAndBreathsNeedAPeriod() {
    #expect(Amount.breaths(1).text == "1 breath" && Amount.breaths(5).text == "5 breaths")
    #expect(Amount.breaths(3).milliseconds(period: 3333.5) == 10_001)
    #expect(Amount.breaths(3).milliseconds(period: nil) == nil)
    #expect(Amount.time(.seconds(3)).milliseconds(period: nil) == 3000)
  }
}
