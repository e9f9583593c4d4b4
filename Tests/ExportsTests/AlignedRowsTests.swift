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

  @Test func whatIsTooWideGoesOnBelowBetweenWords() {
    let rows = [["name", "what it is"], ["lower-body", "A slow pass over the quads and the calves.\nroller"]]
    #expect(
      alignedRows(rows, wraps: [1], width: 36) == [
        "name        what it is", "lower-body  A slow pass over the", "            quads and the calves.",
        "            roller",
      ])
    // The widest gives way first, and a path breaks after a slash.
    let wide = alignedRows(
      [["a b c d e f g h i j k l m", "/home/anna/.config/unknot/config.yaml"]], wraps: [0, 1], width: 42)
    #expect(wide.allSatisfy { $0.count <= 42 } && wide[0].hasSuffix("/"), "\(wide)")
    #expect(alignedRows([["日本語", "x"], ["ab", "y"]]) == ["日本語  x", "ab      y"])
  }
}
