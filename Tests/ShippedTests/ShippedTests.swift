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

  /// What is compared to the folders says nothing if there is nothing in them.
  @Test(arguments: ["audio", "phrases", "profiles", "routines"]) func eachFolderHasFilesInside(folder: String) throws {
    #expect(try Self.paths().contains { $0.hasPrefix(folder + "/") })
    #expect(!Shipped.names(in: folder).isEmpty)
  }

  /// Every routine of the folder is one that is listed, and what is listed has steps.
  @Test func everyRoutineOfTheFolderIsThere() throws {
    let files = try Self.paths().filter { $0.hasPrefix("routines/") }
    #expect(files.count >= 2)
    for path in files {
      let name = String(path.dropFirst("routines/".count).dropLast(".yaml".count))
      #expect(Shipped.names(in: "routines").contains(name), "\(name)")
      #expect(Shipped.text(path)?.contains("\nsteps:") == true, "\(name)")
    }
  }

  @Test func whatIsNotThereIsNil() {
    #expect(Shipped.text("routines/no-such.yaml") == nil)
    #expect(Shipped.names(in: "no-such").isEmpty)
  }
}
