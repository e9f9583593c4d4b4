import Documents
import Exports
import Routines
import Sessions
import Settings
import SoundFiles

/// What is asked for of one guide, except where it is written.
package struct GuideOrder: Sendable {
  /// The routine, by name or path; `-` is standard input.
  package var routine: String
  /// All options that were given, for the session and for the guide's record.
  package var options: OptionValues
  /// How its sound is coded.
  package var coding = CodingWish()
  /// The title that is asked for; nil: the routine's.
  package var title: String?
  /// Whether captions and tables are written beside it.
  package var hasSidecars = false
  /// Whether it is written as one file for each step.
  package var isSplit = false

  /// - Throws: a failure of status 64 for what is wrong with the options.
  package init(_ routine: String, _ options: OptionValues = OptionValues()) throws(Failure) {
    (self.routine, self.options) = (routine, options)
    let diagnostics = Diagnostics()
    let flags = Flags(options, diagnostics)
    let errors = diagnostics.sorted.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Failure(.usage, errors.map(\.description).joined(separator: "\n")) }
    coding = CodingWish(flags.guide, format: try Self.format(options))
    (title, hasSidecars, isSplit) = (flags.guide.title, !options["sidecars"].isEmpty, try Self.isSplit(options))
  }

  /// The format that is asked for by name; nil if none is.
  static func format(_ options: OptionValues) throws(Failure) -> GuideFormat? {
    guard let name = options["format"].first else { return nil }
    guard let format = GuideFormat(name: name) else {
      let names = GuideFormat.allCases.map(\.name)
      let hint = didYouMean(name, among: names)
      throw Failure(
        .usage,
        "--format \(name): there is no such format\(hint.isEmpty ? "; write \(names.joined(separator: ", "))" : hint)"
      )
    }
    return format
  }

  /// Whether the guide is split.
  static func isSplit(_ options: OptionValues) throws(Failure) -> Bool {
    guard let by = options["split"].first else { return false }
    guard by == "steps" else { throw Failure(.usage, "--split \(by): a guide can only be split by steps; write steps") }
    return true
  }

  /// Whether a text can be a title. A guide's record holds the title and is read like a routine, so the same limits
  /// hold.
  static func isTitle(_ text: String) -> Bool {
    text.unicodeScalars.count <= Routine.longestTitle && !text.allSatisfy(\.isWhitespace)
      && !text.unicodeScalars.contains(where: \.isControl)
  }
}

extension Session {
  /// The words that guides of this session show, in its language.
  package var words: GuideWords { phrases.map(GuideWords.init) ?? .english }
}
