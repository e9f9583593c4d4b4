import Exports
import Testing

@Suite struct AlignedRowsTests {
  @Test func cellsStandUnderOneAnotherWithoutBlanksAtTheEnd() {
    let rows = [["time", "for", "do"], ["0:10", "1m30s", "Hold"], ["12:00", "", "End"], ["x"]]
    #expect(
      alignedRows(rows, right: [0, 1]) == [" time    for  do", " 0:10  1m30s  Hold", "12:00         End", "    x"])
    #expect(alignedRows([["a", ""], ["bb", "c"]]) == ["a", "bb  c"])
    #expect(alignedRows([]) == [] && alignedRows([[]]) == [""])
  }
}
