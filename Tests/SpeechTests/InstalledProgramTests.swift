import Foundation
import TestSupport
import Testing

@testable import Speech

@Suite struct InstalledProgramTests {
  @Test func aProgramIsFoundInThePathAndOnlyThere() throws {
    #expect(InstalledProgram(SpeechProgram(name: "sh", command: ["sh"]), searchPath: "/none:/bin")?.path == "/bin/sh")
    #expect(InstalledProgram(SpeechProgram(name: "sh", command: ["sh"]), searchPath: "/none") == nil)
    #expect(InstalledProgram(SpeechProgram(name: "sh", command: ["sh"]), searchPath: "bin:") == nil)
    #expect(InstalledProgram(SpeechProgram(name: "d", command: ["/tmp"]), searchPath: "/bin") == nil)
    #expect(InstalledProgram.first(searchPath: "/none") == nil)
  }

  /// A folder with a program of each name in it.
  private func folder(_ names: [String]) throws -> Scratch {
    let scratch = try Scratch()
    for name in names {
      try scratch.write("#!/bin/sh\n", to: name)
      chmod(scratch.path(name), 0o755)
    }
    return scratch
  }

  /// The first that can speak without being told more, in the order of the presets.
  @Test func aProgramThatNeedsAVoiceIsNotTakenUnasked() throws {
    let all = try folder(SpeechProgram.presets.map(\.name))
    let able = SpeechProgram.presets.filter { !$0.needsVoice }
    #expect(InstalledProgram.first(searchPath: all.folder)?.program == able.first)
    let unable = try folder(SpeechProgram.presets.filter(\.needsVoice).map(\.name))
    #expect(!unable.names.isEmpty && InstalledProgram.first(searchPath: unable.folder) == nil)
    let last = try folder([able[able.count - 1].name])
    #expect(InstalledProgram.first(searchPath: "\(unable.folder):\(last.folder)")?.program == able.last)
  }

  /// A line is spoken anew when the program, a file that it is told, or anything it is told has changed.
  @Test func whatALineComesFromIsToldByEverythingThatMakesIt() throws {
    let scratch = try folder(["say", "voice.onnx"])
    func identity(_ rate: Int = 150, _ text: String = "Hello") throws -> String {
      var program = SpeechProgram(name: "say", command: ["say", "{rate}", scratch.path("voice.onnx"), "{text}"])
      program.rate = rate
      let installed = try #require(InstalledProgram(program, searchPath: scratch.folder))
      return installed.identity(SpokenLine(text: text, language: "en"))
    }
    let first = try identity()
    #expect(try identity() == first && identity(160) != first && identity(150, "Hallo") != first)
    try scratch.write("another voice", to: "voice.onnx")
    let second = try identity()
    #expect(second != first)
    try scratch.write("#!/bin/sh\n# newer\n", to: "say")
    #expect(try identity() != second)
  }
}
