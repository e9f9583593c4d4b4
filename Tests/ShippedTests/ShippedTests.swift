import Foundation
import Shipped
import Testing

@Suite struct ShippedTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The paths of the YAML files under the embedded folders, as in the package.
  static func paths() throws -> [String] {
    try ["audio", "phrases", "profiles", "routines"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        .filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }
    }
  }

  @Test func everyFileIsInsideToTheLastCharacter() throws {
    for path in try Self.paths() {
      let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
      #expect(Shipped.text(path) == text, "\(path)")
    }
  }

  @Test func nothingElseIsInside() throws {
    for folder in ["audio", "phrases", "profiles", "routines"] {
      let names = try Self.paths()
        .filter { $0.hasPrefix(folder + "/") && !$0.dropFirst(folder.count + 1).contains("/") }
        .map { String($0.dropFirst(folder.count + 1).dropLast(".yaml".count)) }
      #expect(Shipped.names(in: folder) == names.sorted())
    }
  }

  @Test func theEightRoutinesAreThere() {
    let eight = [
      "back", "ball", "before-stretching", "cool-down", "desk-break", "first-roll", "full-body", "lower-body",
    ]
    #expect(Set(Shipped.names(in: "routines")).isSuperset(of: eight))
  }

  @Test func whatIsNotThereIsNil() {
    #expect(Shipped.text("routines/no-such.yaml") == nil)
    #expect(Shipped.names(in: "no-such").isEmpty)
  }
}
