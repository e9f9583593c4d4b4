/// What a guide file is: sound, or a page with the sound in it.
package enum GuideFormat: Hashable, CaseIterable, Sendable, CustomStringConvertible {
  case sound(SoundFileKind)
  case page

  /// All formats, the page last.
  package static let allCases: [GuideFormat] = SoundFileKind.allCases.map { .sound($0) } + [.page]

  /// The name that is written after `--format`.
  package var name: String {
    switch self {
    case .sound(let kind): kind.name
    case .page: "html"
    }
  }

  /// The kind of the sound, also of the sound in a page.
  package var kind: SoundFileKind {
    switch self {
    case .sound(let kind): kind
    // MP3 is played by every browser and phone.
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

  /// The format of that name, as it is written after `--format`, in any case.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = found
  }

  /// The format with an ending, given without the dot.
  package init?(ending: String) {
    guard let found = Self.allCases.first(where: { $0.endings.contains(ending.lowercased()) }) else { return nil }
    self = found
  }

  /// The names of the formats that a condition holds for: `wav, flac … and html`.
  package static func list(_ word: String = "and", where isListed: (GuideFormat) -> Bool = { _ in true }) -> String {
    phrase(allCases.filter(isListed).map(\.name), word)
  }

  /// The endings of all formats: `.wav, .flac … or .html`.
  package static var endingList: String { phrase(allCases.map { ".\($0.name)" }, "or") }

  /// Whether `--quality` means something for this format.
  package var hasQuality: Bool { !kind.isLossless }

  private static func phrase(_ names: [String], _ word: String) -> String {
    names.dropLast().joined(separator: ", ") + (names.count > 1 ? " \(word) " : "") + (names.last ?? "")
  }
}
