import Foundation
import TestSupport
import Testing

/// What other people's checkers say of the page: nothing.
@Suite(.ownThread) struct PageCheckTests {
  @Test(.needsPageCheckers, arguments: isSoak ? ["en", "de"] : ["de"])
  func theW3CsCheckerAndAxeFindNothing(language: String) throws {
    let unknot = try Unknot()
    let text = """
      title: Legs & more
      cautions: [Mind the floor.]
      steps:
        - roll: calves
        - { rest: 5s, title: Have a drink }
        - stretch: quads
        - breathe: 20s
        - say: "Done <b>&</b>"
      """
    try unknot.folder.write(text, to: "r.yaml")
    let made = try unknot.run("render", "./r.yaml", "--language", language, "-o", "p.html")
    try #require(made.status == 0, "\(made.errorText)")
    let page = unknot.folder.path("p.html")

    let checkers = "\(Unknot.root)/.build/checkers"
    let checked = try ChildProcess.run(
      "java", ["-Xss4m", "-jar", "\(checkers)/vnu.jar", "--format", "gnu", "--stdout", page])
    #expect(
      checked.status == 0 && checked.outputText.isEmpty, "\(checked.outputText.prefix(3000)) \(checked.errorText)")

    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("axe.py").path
    let found = try ChildProcess.run("python3", [script, page, "\(checkers)/axe.min.js"])
    try #require(found.status == 0, "\(found.errorText)")
    #expect(try JSONDecoder().decode([String].self, from: found.output) == [])
  }
}

extension Trait where Self == ConditionTrait {
  /// Only where `scripts/install-checkers` has fetched what judges pages, and Java and Chromium are there.
  fileprivate static var needsPageCheckers: Self {
    let files = ["vnu.jar", "axe.min.js"].map { "\(Unknot.root)/.build/checkers/\($0)" }
    return .enabled(
      if: ["java", "chromium", "python3"].allSatisfy { ChildProcess.path(of: $0) != nil }
        && files.allSatisfy { FileManager.default.fileExists(atPath: $0) },
      "needs Java, Chromium, and the checkers that scripts/install-checkers fetches")
  }
}
