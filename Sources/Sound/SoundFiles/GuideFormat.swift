/// The format of a guide file: a kind of sound file, or a page with the sound in it.
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

  /// The kind of the sound file, or of the sound inside the page.
  package var kind: SoundFileKind {
    switch self {
    case .sound(let kind): kind
    // MP3 is played by every browser and phone.
    case .page: .mp3
    }
  }

  package var description: String { name }

  /// The endings of file names of this format, without the dot, the usual one first.
  package var endings: [String] {
    switch self {
    case .sound(let kind): kind.endings
    case .page: ["html", "htm"]
    }
  }

  /// The format with a name as it is written after `--format`, in upper or lower case; nil if there is none.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = found
  }

  /// The format whose files have an ending, given without the dot; nil if there is none.
  package init?(ending: String) {
    guard let found = Self.allCases.first(where: { $0.endings.contains(ending.lowercased()) }) else { return nil }
    self = found
  }

  /// The names of the formats for which a condition holds, as a phrase: `wav, flac … and html`.
  package static func list(_ word: String = "and", where isListed: (GuideFormat) -> Bool = { _ in true }) -> String {
    phrase(allCases.filter(isListed).map(\.name), word)
  }

  /// The usual endings of all formats, as a phrase: `.wav, .flac … or .html`.
  package static var endingList: String { phrase(allCases.map { ".\($0.name)" }, "or") }

  /// Whether `--quality` means something for this format.
  package var hasQuality: Bool { !kind.isLossless }

  private static func phrase(_ names: [String], _ word: String) -> String {
    names.dropLast().joined(separator: ", ") + (names.count > 1 ? " \(word) " : "") + (names.last ?? "")
  }
}
