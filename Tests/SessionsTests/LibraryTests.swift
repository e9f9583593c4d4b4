import Documents
import Files
import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite struct LibraryTests {
  private let home: Home

  init() throws { home = try Home() }

  private func write(_ title: String, at path: String) throws {
    try home.write(Data("title: \(title)\nsteps: [{ rest: 1s }]\n".utf8), at: path)
  }

  @Test func theUsersComeFirstThenTheMachinesThenTheShipped() throws {
    #expect(try home.library.routine("first-roll").source.name == "first-roll.yaml")
    for folder in [home.scratch.path("more/unknot"), home.data, home.config] {
      try write("Mine", at: "\(folder)/routines/first-roll.yaml")
      let found = try home.library.routine("first-roll")
      #expect(found.name == "first-roll" && found.source.name == "\(folder)/routines/first-roll.yaml")
    }
    #expect(home.library.folders == [home.config, home.data, home.scratch.path("more/unknot")])
    try write("Own", at: "\(home.config)/routines/own.yaml")
    try write("Hidden", at: "\(home.config)/routines/.hidden.yaml")
    let names = home.library.routineNames()
    #expect(names.starts(with: ["first-roll", "own"]) && names.contains("lower-body"))
    #expect(Set(names).count == names.count && !names.contains(".hidden"))
  }

  @Test func aDraftIsThereBeforeAnyFile() throws {
    var library = home.library
    library.drafts["first-roll"] = "steps: [{ rest: 7s }]\n"
    let found = try library.routine("first-roll")
    #expect(found.source.text == "steps: [{ rest: 7s }]\n" && found.source.name == "first-roll.yaml")
  }

  @Test func aPathIsNamedByItsFile() throws {
    try write("Legs", at: home.scratch.path("my.legs.yaml"))
    let found = try home.library.routine(home.scratch.path("my.legs.yaml"))
    #expect(found.name == "my.legs" && found.source.name == home.scratch.path("my.legs.yaml"))
  }

  @Test func anUnknownNameIs66WithTheNearest() throws {
    let near = try #require(failure { try home.library.routine("frist-roll") })
    #expect(near.status == .noInput)
    #expect(near.message == "there is no routine \"frist-roll\"; did you mean first-roll?")
    let far = try #require(failure { try home.library.routine("zzzzzzzz") })
    #expect(far.status == .noInput && far.message.hasSuffix("\"unknot list\" shows what there is"))
    let ending = try #require(failure { try home.library.routine("lower-body.yaml") })
    #expect(ending.status == .noInput && ending.message.contains("did you mean lower-body?"))
    let area = try #require(failure { try home.library.routine("calves") })
    #expect(area.message.contains("calves are in ") && area.message.contains("lower-body"), "\(area.message)")
    #expect(failure { try home.library.routine("calf") }?.message.contains("calves are in ") == true)
    let path = home.scratch.path("none.yaml")
    #expect(failure { try home.library.routine(path) }?.message == "there is no file \"\(path)\"")
  }

  @Test func aGuideNamedAsARoutineIsToldAsOne() throws {
    for name in ["anna.mp3", "anna.html", "anna.wav"] {
      let path = home.scratch.path(name)
      try home.write(Data("sound".utf8), at: path)
      let said = try #require(failure { try home.library.routine(path) })
      #expect(said.status == .data)
      #expect(
        said.message == "\"\(path)\" is a guide, not a routine; \"unknot extract \(path)\" gives the routine in it")
    }
  }

  @Test func whatIsNoTextOrNoFileIsTold() throws {
    for (bytes, says) in [(Data([0xFF, 0xFE, 0x41]), "is not UTF-8"), (Data(count: 2 << 20), "is larger than 1 MiB")] {
      let path = home.scratch.path("x.yaml")
      try home.write(bytes, at: path)
      for read in [{ _ = try home.library.routine(path) }, { _ = try home.library.text(path) }] {
        let error = #expect(throws: Diagnostic.self) { try read() }
        #expect(error.map { "\($0)" }?.hasPrefix("\(path): error: the file \(says)") == true)
      }
    }
    let folder = try #require(failure { try home.library.text(home.scratch.folder) })
    #expect(folder.status == .noInput && folder.message.hasSuffix("is a folder; name a file in it"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileThatMayNotBeReadIs74() throws {
    let path = home.scratch.path("r.yaml")
    try write("R", at: path)
    #expect(chmod(path, 0) == 0)
    let said = try #require(failure { try home.library.routine(path) })
    #expect(said.status == .inputOutput && said.message == "\"\(path)\" cannot be read: Permission denied")
  }

  @Test func withoutAHomeThereIsWhatIsShipped() throws {
    let library = Library(UserFolders { $0 == "XDG_DATA_DIRS" ? "relative" : nil })
    #expect(library.userFolder == nil && library.folders.isEmpty && library.configPath == nil)
    #expect(try library.routine("first-roll").source.name == "first-roll.yaml")
    #expect(try library.config(Diagnostics()).machine.isEmpty)
  }
}
