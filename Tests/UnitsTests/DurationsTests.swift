import Testing
import Units

/// The message of a value that cannot be read.
private func complaint<Value>(_ read: () throws(Misread) -> Value) -> String {
  do {
    _ = try read()
    return "no complaint"
  } catch { return error.message }
}

@Suite struct DurationsTests {
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
    ("42,5s", "\"42,5s\" is not a time; write 42.5s"), ("1,5", "\"1,5\" is not a time; write 1.5s"),
    ("1h30", "\"1h30\" is not a time; write 1h30m"), ("1m30", "\"1m30\" is not a time; write 1m30s"),
    ("2 hours", "\"2 hours\" is not a time; write 2h"), ("90sec", "\"90sec\" is not a time; write 1m30s"),
    ("500ms", "\"500ms\" is not a time; write 0.5s"), ("1 min 30 sec", "\"1 min 30 sec\" is not a time; write 1m30s"),
    ("1m 30s", "\"1m 30s\" is not a time; write 1m30s without spaces"),
    ("0.0005", "\"0.0005\" is not a time; at most three decimals are allowed"),
    ("-5", "\"-5\" is not a time; write 5 without a sign"),
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
}
