import Testing

@testable import Exports

@Suite struct PictureScaleTests {
  @Test(arguments: [1, 1000, 59_999, 60_000, 179_999, 180_001, 750_000, 3_600_000, 86_400_000] as [Int64])
  func rowsCoverTheSessionOnceAndNoneIsEmpty(duration: Int64) {
    let scale = PictureScale(duration: duration)
    #expect((1...10).contains(scale.rows) && scale.range(0).lowerBound == 0)
    for row in 1..<max(2, scale.rows) where row < scale.rows {
      #expect(scale.range(row).lowerBound == scale.range(row - 1).upperBound && !scale.range(row).isEmpty)
    }
    #expect(scale.range(scale.rows - 1).upperBound == max(1000, duration))
    // Ticks are far enough apart for their labels, and each row begins and ends in the frame.
    #expect(Double(scale.tick) * scale.units >= 64)
    #expect(abs(scale.x(scale.span, row: 0) - scale.right) < 1e-6)
    #expect(abs(scale.x(scale.span, row: 1) - scale.left) < 1e-6)
  }

  @Test func aRowOfThreeMinutesIsTheLongestUntilThereAreTen() {
    #expect(PictureScale(duration: 180_000).rows == 1 && PictureScale(duration: 181_000).rows == 2)
    #expect(PictureScale(duration: 1_800_000).rows == 10 && PictureScale(duration: 7_200_000).rows == 10)
  }

  /// Letters are as large and seconds as far apart on any paper; a narrow one has more rows.
  @Test func aNarrowPictureHasShorterRows() {
    let (wide, narrow) = (PictureScale(duration: 900_000), PictureScale(duration: 900_000, total: 360))
    #expect(abs(wide.units - narrow.units) < 0.2 * wide.units && narrow.rows > 2 * wide.rows)
    #expect(narrow.right < 360 && narrow.range(narrow.rows - 1).upperBound == 900_000)
    #expect(PictureScale(duration: 86_400_000, total: 360).rows <= 32)
  }
}
