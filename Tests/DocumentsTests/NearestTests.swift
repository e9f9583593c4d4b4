import Documents
import Testing

@Suite struct NearestTests {
  @Test(arguments: [("rol", "roll"), ("strech", "stretch"), ("HOLD", "hold"), ("rset", "rest"), ("xyzzy", nil)])
  func theNearestWordIsFound(word: String, expected: String?) {
    #expect(nearest(to: word, among: ["roll", "stretch", "hold", "rest"]).first == expected)
  }

  @Test func nearerOnesComeFirstAndOfEqualOnesTheFirst() {
    #expect(nearest(to: "hold", among: ["hole", "holds", "hold", "roll"], limit: 3) == ["hold", "hole", "holds"])
    #expect(nearest(to: "", among: ["a", "ab"]) == ["a"] && nearest(to: "x", among: [String]()) == [])
  }

  /// Two letters that were swapped are one mistake, and one in three is the most.
  @Test func aSwapIsOneMistake() {
    #expect(nearest(to: "no", among: ["on"]) == ["on"] && nearest(to: "nox", among: ["ony"]) == [])
    #expect(nearest(to: "abcdef", among: ["abcdxx"]) == ["abcdxx"] && nearest(to: "abcdef", among: ["abcxxx"]) == [])
  }

  @Test func itIsAskedOnlyIfSomethingIsNear() {
    #expect(
      didYouMean("rol", among: ["roll"]) == "; did you mean \"roll\"?" && didYouMean("xyzzy", among: ["roll"]) == "")
  }
}
