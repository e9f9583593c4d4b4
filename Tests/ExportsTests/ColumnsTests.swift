import Exports
import Testing

@Suite struct ColumnsTests {
  @Test func cellsStandUnderOneAnotherWithoutBlanksAtTheEnd() {
    let rows = [["time", "for", "do"], ["0:10", "1m30s", "Hold"], ["12:00", "", "End"], ["x"]]
    #expect(
      columns(rows, right: [0, 1]) == [" time    for  do", " 0:10  1m30s  Hold", "12:00         End", "    x"])
    #expect(columns([["a", ""], ["bb", "c"]]) == ["a", "bb  c"])
    #expect(columns([]) == [] && columns([[]]) == [""])
  }
}
