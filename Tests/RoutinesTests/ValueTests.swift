import Documents
import Routines
import Testing

/// The message of a value that cannot be read.
private func complaint<Value>(_ read: () throws(Misread) -> Value) -> String {
  do {
    _ = try read()
    return "no complaint"
  } catch { return error.message }
}

@Suite struct ValueTests {
  @Test(
    arguments: [
      ("0s", 0), ("90", 90_000), ("45s", 45_000), ("1m30s", 90_000), ("1h", 3_600_000), ("1h1s", 3_601_000),
      ("0.5", 500),
      ("0.001s", 1), ("1.5m", 90_000), ("2.25h", 8_100_000), ("61m", 3_660_000),
    ] as [(String, Int64)])
  func durationsAreExact(text: String, milliseconds: Int64) throws {
    #expect(try Duration(parsing: text).milliseconds == milliseconds)
  }

  @Test(arguments: [
    ("1:30", "\"1:30\" is not a time; write 1m30s"), ("1:02:00", "\"1:02:00\" is not a time; write 1h2m"),
    ("1m 30s", "\"1m 30s\" is not a time; write 1m30s without spaces"),
    ("0.0005", "\"0.0005\" is not a time; at most three decimals are allowed"),
    ("-5", "\"-5\" is not a time; write such as 45s, 1m30s or 90 (seconds)"),
    ("1s1m", "\"1s1m\" is not a time; write such as 45s, 1m30s or 90 (seconds)"),
    ("", "\"\" is not a time; write such as 45s, 1m30s or 90 (seconds)"),
    ("1e3", "\"1e3\" is not a time; write such as 45s, 1m30s or 90 (seconds)"),
    ("inf", "\"inf\" is not a time; write such as 45s, 1m30s or 90 (seconds)"),
    ("9999999999", "\"9999999999\" is not a time; write such as 45s, 1m30s or 90 (seconds)"),
    ("٣", "\"٣\" is not a time; write such as 45s, 1m30s or 90 (seconds)"),
  ])
  func whatIsNoDurationIsSaid(text: String, message: String) {
    #expect(complaint { () throws(Misread) in try Duration(parsing: text) } == message)
  }

  @Test(arguments: ["0s", "45s", "1m30s", "1h", "1h0.5s", "2m", "0.001s"])
  func aDurationIsWrittenAsItIsRead(text: String) throws {
    #expect(try Duration(parsing: text).text == text)
  }

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

  @Test(
    arguments: [
      ("4-0-6-0", [4000, 0, 6000, 0]), ("4-6", [4000, 0, 6000, 0]), ("5.5-1-6.5-1", [5500, 1000, 6500, 1000]),
      ("6/min", [4000, 0, 6000, 0]), ("6/min 1:1", [5000, 0, 5000, 0]), ("6/min 4:7:8:1", [2000, 3500, 4000, 500]),
      ("7/min", [3429, 0, 5143, 0]),
    ] as [(String, [Int64])])
  func breathsHaveFourPhasesInMilliseconds(text: String, phases: [Int64]) throws {
    let breath = try #require(try Breath(parsing: text).phases(at: 0))
    #expect(Phase.allCases.map { breath[$0].milliseconds } == phases)
  }

  @Test func aSlowingBreathGoesFromOnePeriodToAnother() throws {
    let breath = try Breath(parsing: "from 8/min to 5/min 1:1")
    #expect(breath.period(at: 0) == 7500 && breath.period(at: 1) == 12_000 && breath.period(at: 0.5) == 9750)
    #expect(breath.phases(at: 0.5)?.inhale == .milliseconds(4875))
  }

  @Test(arguments: [
    "0.4-6", "1-0.9", "40-0-30-0", "4", "4-5-6", "a-b", "0/min", "6/min 0:0", "6/min 1:2:3", "from 8/min",
    "from 8/min to",
    "on", "31/min", "from 8/min to 0.5/min", "4--6", "6/min 2:3 x",
  ])
  func whatIsNoBreathIsRefused(text: String) {
    #expect(throws: Misread.self) { try Breath(parsing: text) }
  }

  @Test func optionalPartsOfALineGoWhenTheyAreEmpty() throws {
    let place = Place(SourceText(name: "r", text: ""), Mark(line: 1, column: 1))
    let line = try #require(Template("Next: {area}[, {side} side]", at: place, quoted: false, Diagnostics()))
    let calves: [Template.Variable: String] = [.area: "calves", .side: "left"]
    #expect(line.filled { calves[$0] } == "Next: calves, left side")
    #expect(line.filled { $0 == .area ? "back" : nil } == "Next: back")
    #expect(line.filled { _ in nil } == nil)
  }

  @Test func theKnownAreasAreKnownHoweverTheyAreWritten() {
    #expect(Area.named("Hip flexors")?.tool == "ball")
    #expect(Area.named("back")?.sides == Sides.none && Area.named("quads")?.sides == .each)
    #expect(Area.warning(aboutRolling: "lower back") != nil && Area.warning(aboutRolling: "Back of the knee") != nil)
    #expect(Area.warning(aboutRolling: "calves") == nil)
  }
}
