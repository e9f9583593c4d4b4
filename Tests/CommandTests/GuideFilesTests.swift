import Foundation
import TestSupport
import Testing

/// Which files a guide is written as, and which it leaves alone.
@Suite(.ownThread) struct GuideFilesTests {
  private let small = ["--rate", "8000", "--channels", "1", "--no-voice"]

  private func render(_ unknot: Unknot, _ arguments: String...) throws -> ChildProcess.Result {
    try unknot.run(["render"] + arguments + small)
  }

  @Test func aSplitThatIsCutOffLeavesTheOldPartsAsTheyWere() throws {
    let unknot = try Unknot()
    #expect(try render(unknot, "first-roll", "-o", "p.wav", "--split", "steps").status == 0)
    let before = Dictionary(uniqueKeysWithValues: unknot.folder.names.map { ($0, unknot.folder.bytes($0)) })
    let arguments = ["render", "first-roll", "--hold", "1h", "-o", "p.wav", "--split", "steps"]
    let child = try ChildProcess(
      unknot.path, arguments, environment: unknot.environment, folder: unknot.folder.folder)
    #expect(child.waitUntil(written: 20 << 20))
    child.end(SIGKILL)
    for (name, bytes) in before { #expect(unknot.folder.bytes(name) == bytes) }
    // Stopped or refused, it takes away what it began.
    let limited = try ChildProcess.run(
      "bash", ["-c", "ulimit -f 4000; \"$0\" render first-roll --hold 10m -o q.wav --split steps", unknot.path],
      environment: unknot.environment, folder: unknot.folder.folder)
    #expect(limited.status == 74 && limited.errorText.contains("q-02-calves-left.wav"), "\(limited.errorText)")
    #expect(!unknot.folder.names.contains { $0.hasPrefix("q") })
  }

  @Test func aTextThatIsNoneIs65WhereverItIsRead() throws {
    let unknot = try Unknot()
    try FileManager.default.createDirectory(atPath: unknot.config, withIntermediateDirectories: true)
    for (bytes, says) in [(Data([0xFF, 0xFE, 0x41]), "is not UTF-8"), (Data(count: 2 << 20), "is larger than 1 MiB")] {
      try bytes.write(to: URL(fileURLWithPath: unknot.folder.path("x.csv")))
      for arguments in [["import", "x.csv"], ["render", "--batch", "x.csv", "-o", "out"]] {
        let result = try unknot.run(arguments)
        #expect(result.status == 65 && result.errorText.hasPrefix("unknot: x.csv: error: the file \(says)"))
      }
      try bytes.write(to: URL(fileURLWithPath: "\(unknot.config)/config.yaml"))
      let config = try unknot.run("timeline", "first-roll")
      #expect(config.status == 65 && config.errorText.contains("config.yaml: error: the file \(says)"))
      try FileManager.default.removeItem(atPath: "\(unknot.config)/config.yaml")
    }
    #expect(unknot.folder.names == ["x.csv"])
  }

  /// Spreadsheets and apps write Latin-1 and UTF-16 still.
  @Test func aTableOrListOfAnotherEncodingIsReadAndTheEncodingTold() throws {
    let unknot = try Unknot()
    func write(_ bytes: Data, _ name: String) throws {
      try bytes.write(to: URL(fileURLWithPath: unknot.folder.path(name)))
    }
    let list = "Übung;3\n*;1:30\n"
    try write(Data(list.unicodeScalars.map { UInt8($0.value) }), "latin.csv")
    let wide: [UInt8] = list.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    try write(Data([0xFF, 0xFE] + wide), "wide.csv")
    for (name, says) in [("latin.csv", "read as Latin-1"), ("wide.csv", "is UTF-16")] {
      let result = try unknot.run("import", name, "--language", "de")
      #expect(result.status == 0 && result.errorText.hasPrefix("note: the file ") && result.errorText.contains(says))
      #expect(result.outputText.contains("language: de\n") && result.outputText.contains("say: \"Übung\""))
    }
    let wrong = try unknot.run("import", "latin.csv", "--language", "german!")
    #expect(wrong.status == 64 && wrong.errorText.contains("--language: \"german!\" is no language"))
    let row = "routine;output;hold\nfirst-roll;Ägypten.wav;20s\n"
    try write(Data(row.unicodeScalars.map { UInt8($0.value) }), "table.csv")
    let batch = try render(unknot, "--batch", "table.csv", "-o", "out")
    #expect(batch.status == 0 && batch.errorText.contains("table.csv: the file is not UTF-8"), "\(batch.errorText)")
    #expect(FileManager.default.fileExists(atPath: unknot.folder.path("out/Ägypten.wav")))
  }

  @Test func whatIsNotThereOrSomethingElseIsToldAsItWasTyped() throws {
    let unknot = try Unknot()
    #expect(try unknot.run("import", "none.txt").errorText == "unknot: there is no file \"none.txt\"\n")
    let batch = try render(unknot, "--batch", "none.csv", "-o", "out")
    #expect(batch.status == 66 && batch.errorText == "unknot: there is no file \"none.csv\"\n")
    let routine = try render(unknot, "legs.yaml", "-o", "a.wav")
    #expect(
      routine.status == 66 && routine.errorText.contains("what \"unknot list\" shows is named without an ending"))
    #expect(try render(unknot, "first-roll", "-o", "anna.html").status == 0)
    let guide = try render(unknot, "anna.html", "-o", "q.mp3")
    let hint = "\"anna.html\" is a guide, not a routine; \"unknot extract anna.html\" gives the routine in it"
    #expect(guide.status == 65 && guide.errorText == "unknot: \(hint)\n")
    try unknot.folder.write("", to: "empty.csv")
    let empty = try render(unknot, "--batch", "empty.csv", "-o", "out")
    #expect(empty.status == 65 && empty.errorText.hasPrefix("unknot: empty.csv: error: "), "\(empty.errorText)")
    let folder = try render(unknot, "first-roll", "-o", "anna.html/sub/")
    #expect(
      folder.status == 73
        && folder.errorText == "unknot: the folder \"anna.html/sub/\" cannot be made: Not a directory\n")
    let nameless = try render(unknot, "first-roll", "-o", ".mp3")
    #expect(nameless.status == 64 && nameless.errorText.contains("--output .mp3: there is no name before the ending"))
    #expect(unknot.folder.names == ["anna.html", "empty.csv"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileThatMayNotBeReadIs74() throws {
    let unknot = try Unknot()
    try unknot.folder.write("steps: [{ rest: 1s }]\n", to: "r.yaml")
    #expect(chmod(unknot.folder.path("r.yaml"), 0) == 0)
    for command in ["import", "check", "timeline"] {
      let result = try unknot.run(command, "r.yaml")
      #expect(result.status == 74 && result.errorText == "unknot: \"r.yaml\" cannot be read: Permission denied\n")
    }
  }
}
