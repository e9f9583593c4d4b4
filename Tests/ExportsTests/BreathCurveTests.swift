import Routines
import Scheduling
import TestSupport
import Testing

@testable import Exports

@Suite struct BreathCurveTests {
  private func curve(_ breath: String) throws -> BreathCurve {
    let text = "timing: { ready: 0s, breath: \(breath) }\nsteps: [{ breathe: 20s }]\n"
    return BreathCurve(try #require(compile(text, silenced: ["countdown"]).timeline))
  }

  private func paths(_ curve: BreathCurve, _ range: Range<Int64> = 0..<20_000, scale: Double = 100) -> [String] {
    curve.paths(range, low: 10, high: 0) { Double($0) / scale }
  }

  @Test func itRisesStaysUpFallsAndStaysDown() throws {
    let path = try #require(paths(try curve("2-3-4-1")).first)
    #expect(path.hasPrefix("M0 10C8 10 12 0 20 0H50C66 0 74 10 90 10H100C") && path.hasSuffix("H200Z"))
  }

  /// A row that begins in the middle shows the phases that lie in it, from where they begin.
  @Test func aRowShowsThePhasesThatLieInIt() throws {
    let curve = try curve("4-0-6-0")
    let paths = paths(curve, 5000..<12_000)
    #expect(paths.count == 1 && paths[0].hasPrefix("M40 10V0C64 0 76 10 100 10C"), "\(paths)")
    #expect(paths[0].hasSuffix("140 0V10Z"))
    #expect(self.paths(curve, 30_000..<40_000) == [])
  }

  @Test func breathsThatNoEyePartsAreABandAndWithoutBreathThereIsNone() throws {
    #expect(try paths(curve("4-0-6-0"), scale: 100_000) == ["M0 10V0H0.2V10Z"])
    #expect(try curve("off").isEmpty)
  }
}
