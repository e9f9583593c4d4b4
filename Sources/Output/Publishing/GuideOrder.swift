import Documents
import Exports
import Routines
import Sessions
import SoundFiles

/// What is asked for of one guide, but for where it is written.
package struct GuideOrder: Sendable {
  /// By name or path; `-` is standard input.
  package var routine: String
  /// Timing, cues and voice of its session.
  package var options = SessionOptions()
  /// How its sound is coded.
  package var coding = CodingWish()
  /// What it is called; nil for the routine's title.
  package var title: String?
  /// Whether captions and tables are written beside it.
  package var hasSidecars = false
  /// One file for each step instead of one for all.
  package var isSplit = false

  package init(_ routine: String) { self.routine = routine }

  /// Whether a text can be a title: a guide holds it, and has to be read again, as in a routine.
  package static func isTitle(_ text: String) -> Bool {
    text.count <= Routine.longestTitle && !text.allSatisfy(\.isWhitespace)
      && !text.unicodeScalars.contains(where: \.isControl)
  }
}

extension Session {
  /// What guides of it show, in its language.
  package var words: GuideWords { phrases.map(GuideWords.init) ?? .english }
}
