import Documents
import Testing

@Suite struct CSVTableTests {
  private func table(_ text: String) throws -> CSVTable { try CSVTable(SourceText(name: "t.csv", text: text)) }

  @Test func cellsAreAsRFC4180HasThem() throws {
    let table = try table(
      "a, b ,c\r\n1,\"x, \"\"y\"\"\r\nz\",\r\n\r\n  plain  ,5\" ball,\"  kept  \"\r\n,,\r\nlast,é,🧘")
    #expect(table.header == ["a", "b", "c"])
    #expect(
      table.rows.map(\.cells) == [
        ["1", "x, \"y\"\r\nz", ""], ["plain", "5\" ball", "  kept  "], ["last", "é", "🧘"],
      ])
    // The second row's cell goes over two lines.
    #expect(table.rows.map(\.line) == [2, 5, 7])
  }

  @Test(arguments: [";", "\t", ","])
  func theHeaderTellsTheSeparator(separator: String) throws {
    let table = try table("a\(separator)b\n1\(separator)\"2\(separator)3\"\n")
    #expect(table.header == ["a", "b"] && table.rows[0].cells == ["1", "2\(separator)3"])
  }

  @Test func oneColumnNeedsNoSeparator() throws {
    #expect(try table("a\n1\n2").rows.map(\.cells) == [["1"], ["2"]])
  }

  @Test func aRowOfAnotherLengthIsToldAndTheOthersAreRead() throws {
    let rows = try table("a,b\n1\n1,2,3\n4,5\n").rows
    #expect(rows.map(\.line) == [2, 3, 4] && rows[2].cells == ["4", "5"] && rows[2].mistake == nil)
    #expect(rows[0].mistake?.hasPrefix("this row has 1 cells, and the header 2") == true)
    #expect(rows[1].mistake?.contains("a cell that has a comma in it stands in double quotes") == true)
  }

  @Test(arguments: [
    ("", "empty"), ("\n \n", "empty"), ("a,b\n\n\"1,2\nx\ny", "t.csv:3:1: error: a double quote"),
    ("a,b\n\"1\"2,3\n", "after a cell in double quotes"), ("a,a\n1,2\n", "two columns \"a\""),
    ("a,\n1,2\n", "column 2 has no name"),
  ])
  func whatIsWrongIsSaidWithItsLine(text: String, message: String) {
    #expect { _ = try table(text) } throws: { "\($0)".contains(message) }
  }
}
