import Documents
import Foundation
import Routines
import TestSupport
import Testing

@testable import Sessions

/// Library+Layers: the config and the profiles.
@Suite struct LibraryLayersTests {
  private let home: Home

  init() throws { home = try Home() }

  private func reference(_ name: String, in file: String = "--cues") -> Reference {
    Reference(name: name, location: TextLocation(SourceText(name: file, text: name), Mark(line: 1, column: 1)))
  }

  @Test func aConfigThatIsNotThereIsEmpty() throws {
    let diagnostics = Diagnostics()
    #expect(try home.library.config(diagnostics).machine.isEmpty)
    #expect(try home.library.configNode() == nil && diagnostics.all.isEmpty)
    #expect(home.library.configPath == "\(home.config)/config.yaml")
    try home.write("device: pulse\n", to: "config.yaml")
    #expect(try home.library.config(diagnostics).machine["device"]?.text == "pulse")
    #expect(try home.library.configNode() != nil && diagnostics.all.isEmpty)
  }

  @Test func whatIsWrongInTheConfigIsSaidOnce() throws {
    try home.write("tming: {}\n", to: "config.yaml")
    let diagnostics = Diagnostics()
    _ = try home.library.config(diagnostics)
    _ = try home.library.configNode()
    #expect(diagnostics.sorted.count == 1)
    #expect(diagnostics.sorted[0].description.hasPrefix("\(home.config)/config.yaml:1:1: error: "))
  }

  @Test func aProfileIsFoundByNameNearestFirst() throws {
    let diagnostics = Diagnostics()
    let shipped = try home.library.profile(reference("quiet"), diagnostics)
    #expect(shipped?.name == "profile quiet")
    for folder in [home.data, home.config] {
      try home.write(Data("cues: {}\n".utf8), at: "\(folder)/profiles/quiet.yaml")
      #expect(
        try home.library.profile(reference("quiet"), diagnostics)?.name == "\(folder)/profiles/quiet.yaml")
    }
    #expect(diagnostics.all.isEmpty)
  }

  @Test func aPathIsInTheFolderOfTheFileThatNamesIt() throws {
    let diagnostics = Diagnostics()
    let path = home.scratch.path("mine/p.yaml")
    try home.write(Data("cues: {}\n".utf8), at: path)
    let routine = home.scratch.path("mine/r.yaml")
    #expect(try home.library.profile(reference("p.yaml", in: routine), diagnostics)?.name == path)
    #expect(try home.library.profile(reference(path), diagnostics)?.name == path)
    #expect(try home.library.profile(reference("./none.yaml", in: routine), diagnostics) == nil)
    #expect(try home.library.profile(reference(home.scratch.path("mine")), diagnostics) == nil)
    #expect(diagnostics.all.map(\.message).allSatisfy { $0.hasPrefix("there is no profile file \"") })
    #expect(diagnostics.errorCount == 2)
  }

  @Test func aProfileThatIsNotThereIsAMistakeWhereItIsNamed() throws {
    let diagnostics = Diagnostics()
    #expect(try home.library.profile(reference("quite", in: "config.yaml"), diagnostics) == nil)
    #expect(try home.library.profile(reference("zzzzzz"), diagnostics) == nil)
    let said = diagnostics.sorted.map(\.description)
    #expect(said[0].hasPrefix("config.yaml:1:1: error: there is no profile \"quite\"; did you mean \"quiet\"?"))
    #expect(said[1].hasPrefix("--cues:1:1: error: there is no profile \"zzzzzz\"; there are "))
    #expect(said[1].contains("beeps") && said[1].contains("standard"))
  }
}
