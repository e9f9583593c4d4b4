import Foundation
import TestSupport
import Testing

@testable import Speech

/// The user's own recordings.
@Suite struct VoiceFoldersTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func put(_ paths: String...) throws {
    for path in paths {
      let folder = (scratch.path(path) as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try scratch.write("sound", to: path)
    }
  }

  private var folders: VoiceFolders { VoiceFolders([scratch.path("near"), scratch.path("far")]) }

  private func found(_ text: String, _ language: String = "en", phrase: String? = nil) -> String? {
    let line = SpokenLine(text: text, language: language, phrase: phrase)
    return folders.recording(of: line).map { String($0.dropFirst(scratch.folder.count + 1)) }
  }

  @Test func theLineGoesBeforeItsPhraseAndTheNearerFolderBeforeTheOther() throws {
    try put("far/audio/voice/en/left-calf.ogg", "near/audio/voice/en/side.wav", "far/audio/voice/en/side.flac")
    #expect(found("Left calf!", phrase: "side") == "far/audio/voice/en/left-calf.ogg")
    #expect(found("Right calf!", phrase: "side") == "near/audio/voice/en/side.wav")
    #expect(found("Right calf!") == nil && found("Left calf!", "de") == nil)
  }

  @Test func theRegionGoesBeforeTheLanguage() throws {
    try put("near/audio/voice/pt/side.wav", "far/audio/voice/pt-BR/side.wav")
    #expect(found("x", "pt-BR", phrase: "side") == "far/audio/voice/pt-BR/side.wav")
    #expect(found("x", "pt-PT", phrase: "side") == "near/audio/voice/pt/side.wav")
    #expect(folders.hasAny(for: "pt-PT") && folders.hasAny(for: "pt-BR") && !folders.hasAny(for: "en"))
  }

  @Test func noPhraseLeadsOutOfTheFolderAndAFolderIsNoRecording() throws {
    try put("near/audio/voice/secret.wav", "near/audio/voice/en/.hidden.wav", "near/audio/voice/en/dir.wav/x")
    #expect(found("?", phrase: "../secret") == nil && found("?", phrase: ".hidden") == nil)
    #expect(found("dir") == nil && found("?", phrase: "") == nil)
  }
}
