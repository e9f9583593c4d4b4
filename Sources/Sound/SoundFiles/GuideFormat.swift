/// What a guide file is: sound, or a page with the sound in it.
package enum GuideFormat: Hashable, CaseIterable, Sendable, CustomStringConvertible {
  case sound(SoundFileKind)
  case page

  package static let allCases: [GuideFormat] = SoundFileKind.allCases.map { .sound($0) } + [.page]

  /// As written after `--format`, and the ending of its files.
  package var name: String {
    switch self {
    case .sound(let kind): kind.rawValue
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

  /// By its name, as after `--format`.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = found
  }

  /// By the ending of a file's name, without the dot.
  package init?(ending: String) {
    switch ending.lowercased() {
    case "oga": self = .sound(.ogg)
    case "htm": self = .page
    case let ending: self.init(name: ending)
    }
  }

  /// `.wav, .flac … or .html`
  package static var list: String {
    allCases.dropLast().map { ".\($0)" }.joined(separator: ", ") + " or .\(allCases.last!)"
  }
}
