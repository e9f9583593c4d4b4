import ArgumentParser
import PCM
import SoundFiles

/// What a guide file is: sound, or a page with the sound in it.
enum GuideFormat: Hashable, CaseIterable, ExpressibleByArgument, CustomStringConvertible {
  case sound(SoundFileKind)
  case page

  static let allCases: [GuideFormat] = SoundFileKind.allCases.map { .sound($0) } + [.page]

  /// As written after `--format`, and the ending of its files.
  var name: String {
    switch self {
    case .sound(let kind): kind.rawValue
    case .page: "html"
    }
  }

  /// The sound in it.
  var kind: SoundFileKind {
    switch self {
    case .sound(let kind): kind
    // Every browser and phone plays it.
    case .page: .mp3
    }
  }

  var description: String { name }

  init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.name == argument.lowercased() }) else { return nil }
    self = found
  }

  static var allValueStrings: [String] { allCases.map(\.name) }

  init?(ending: String) {
    switch ending.lowercased() {
    case "oga": self = .sound(.ogg)
    case "htm": self = .page
    case let ending: self.init(argument: ending)
    }
  }

  /// `.wav, .flac … or .html`
  static var list: String {
    allCases.dropLast().map { ".\($0)" }.joined(separator: ", ") + " or .\(allCases.last!)"
  }

  /// What stands after the last dot of a file's name; nil if there is none.
  static func ending(of path: String) -> String? {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return nil }
    return String(file[file.index(after: dot)...])
  }
}

/// How a guide file is coded.
struct GuideEncoding: Hashable, Sendable {
  var format: GuideFormat
  /// The frames that are rendered for it.
  var stream: StreamFormat
  var quality: SoundQuality
}
