/// What a guide file is: sound, or a page with the sound in it.
package enum GuideFormat: Hashable, CaseIterable, Sendable, CustomStringConvertible {
  case sound(SoundFileKind)
  case page

  package static let allCases: [GuideFormat] = SoundFileKind.allCases.map { .sound($0) } + [.page]

  /// As written after `--format`, and the ending of its files.
  package var name: String {
    switch self {
    case .sound(let kind): kind.name
    case .page: "html"
    }
  }

  /// The sound in it.
  package var kind: SoundFileKind {
    switch self {
    case .sound(let kind): kind
    // Every browser and phone plays it.
    case .page: .mp3
    }
  }

  package var description: String { name }

  /// What the names of its files end in, without the dot, the usual ending first.
  package var endings: [String] {
    switch self {
    case .sound(let kind): kind.endings
    case .page: ["html", "htm"]
    }
  }

  /// By its name, as after `--format`.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = found
  }

  /// By the ending of a file's name, without the dot.
  package init?(ending: String) {
    guard let found = Self.allCases.first(where: { $0.endings.contains(ending.lowercased()) }) else { return nil }
    self = found
  }

  /// `wav, flac … and html`: the names of those that something is true of.
  package static func list(_ word: String = "and", where isListed: (GuideFormat) -> Bool = { _ in true }) -> String {
    phrase(allCases.filter(isListed).map(\.name), word)
  }

  /// `.wav, .flac … or .html`
  package static var endingList: String { phrase(allCases.map { ".\($0.name)" }, "or") }

  /// Whether a guide of this format is smaller or better by its quality.
  package var hasQuality: Bool { !kind.isLossless }

  private static func phrase(_ names: [String], _ word: String) -> String {
    names.dropLast().joined(separator: ", ") + (names.count > 1 ? " \(word) " : "") + (names.last ?? "")
  }
}
