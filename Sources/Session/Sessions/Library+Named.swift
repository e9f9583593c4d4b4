import Documents
import Files
import Settings
import Shipped
import Sounds

/// A text file that is found by name: a routine, a profile, a phrase file or a sound.
package struct NamedFile: Sendable {
  /// The folder that holds files of its kind.
  package enum Kind: String, CaseIterable, Sendable {
    case routines, profiles, phrases, audio

    /// The kind that a word means, such as `profiles`, `profile` or `sounds`; nil if there is none.
    init?(word: String) {
      let word = word.lowercased()
      switch word {
      case "sound", "sounds", "chime", "chimes": self = .audio
      case "language", "languages", "phrase": self = .phrases
      default:
        guard let kind = Self(rawValue: word) ?? Self(rawValue: word + "s") else { return nil }
        self = kind
      }
    }
  }

  /// What it is.
  package var kind: Kind
  /// Its name, without ending.
  package var name: String
  /// Its path; nil if it is shipped.
  package var path: String?
  /// Its text; nil if it is a sound file of samples.
  package var text: String?

  /// The name with which it is found even if another kind has one of that name.
  package var fullName: String { "\(kind.rawValue)/\(name)" }
}

extension Library {
  /// The file that a name finds: the user's own, else the machine's, else the shipped one.
  ///
  /// - Parameters:
  ///   - argument: a name, or a kind and a name such as `profiles/beeps`.
  ///   - isShipped: whether only shipped files are looked at.
  /// - Throws: a failure of status 64 if files of several kinds have the name, 66 if none has it.
  package func named(_ argument: String, isShipped: Bool = false) throws -> NamedFile {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let kind = parts.count == 2 ? NamedFile.Kind(word: parts[0]) : nil
    var name = kind == nil ? argument : parts[1]
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
    let kinds = kind.map { [$0] } ?? NamedFile.Kind.allCases
    let found = try name.contains("/") ? [] : kinds.compactMap { try file(of: $0, named: name, isShipped) }
    if found.count > 1 {
      let names = found.map(\.fullName).joined(separator: " or ")
      throw Failure(.usage, "\"\(name)\" is the name of \(found.count) files; write \(names)")
    }
    if let file = found.first { return file }
    let near = nearest(to: name, among: kinds.flatMap { names(in: $0.rawValue, shipped: true) }, limit: 3)
    let hint =
      near.isEmpty
      ? "\"unknot list\" shows the routines, \"unknot sounds\" the sounds"
      : "did you mean \(near.joined(separator: ", "))?"
    throw Failure(
      .noInput, "there is no \(kind.map(\.one) ?? "routine, profile, language or sound") \"\(name)\"; \(hint)")
  }

  private func file(of kind: NamedFile.Kind, named name: String, _ isShipped: Bool) throws -> NamedFile? {
    for folder in isShipped ? [] : folders {
      let stem = "\(folder)/\(kind.rawValue)/\(name)"
      if isFile("\(stem).yaml") {
        return NamedFile(kind: kind, name: name, path: "\(stem).yaml", text: try file("\(stem).yaml").text)
      }
      if kind == .audio, let samples = SoundLibrary.endings.map({ "\(stem).\($0)" }).first(where: isFile) {
        return NamedFile(kind: kind, name: name, path: samples)
      }
    }
    return Shipped.text("\(kind.rawValue)/\(name).yaml").map { NamedFile(kind: kind, name: name, text: $0) }
  }

  /// Finds the mistakes in a file that a name finds, by making a session with it.
  ///
  /// - Parameter diagnostics: receives them.
  package func check(_ file: NamedFile, _ diagnostics: Diagnostics) throws {
    switch file.kind {
    case .routines: _ = try Session.make(file.name, OptionValues(), self, lines: .estimated, diagnostics)
    case .profiles:
      _ = try Session.make(Self.firstRoutine, ["cues": file.name], self, lines: .estimated, diagnostics)
    case .phrases:
      _ = try Session.make(Self.firstRoutine, ["language": file.name], self, lines: .estimated, diagnostics)
    case .audio:
      do throws(SoundError) { _ = try SoundLibrary(self).sound(named: file.name) } catch {
        if case .wrong(let wrong) = error { wrong.forEach(diagnostics.add) }
        throw Failure(.data, "\(error)")
      }
    }
  }
}

extension NamedFile.Kind {
  /// What messages call one file of the kind.
  fileprivate var one: String {
    switch self {
    case .routines: "routine"
    case .profiles: "profile"
    case .phrases: "language"
    case .audio: "sound"
    }
  }
}
