import Documents
import Routines
import Scheduling
import Shipped

/// The words of guides that nobody says aloud, in the language of a session. What an author wrote stays as it is.
package struct GuideWords: Sendable {
  /// The code of the language, such as `de`.
  package let language: String
  private let names: Words
  private let texts: [GuideWord: String]
  /// Whether the language has titles of its own for segments; in English the timeline's titles are used.
  private var hasTitles: Bool { texts[.doHold] != nil }

  /// - Parameter book: the phrases of a language; what it lacks is in English.
  package init(_ book: PhraseBook) {
    let english = Self.englishBook?.guide ?? [:]
    (language, names, texts) = (book.language, book.words, english.merging(book.guide) { $1 })
  }

  /// The shipped English words.
  package static let english = GuideWords(
    englishBook ?? PhraseBook(language: "en", name: "English", words: .plain, phrases: [:], guide: [:]))

  private static let englishBook = Shipped.text("phrases/en.yaml").flatMap {
    PhraseBook(SourceText(name: "phrases/en.yaml", text: $0), language: "en", Diagnostics())
  }

  /// The text for a word of guides, with its variables filled in.
  subscript(word: GuideWord, variables: KeyValuePairs<String, String> = [:]) -> String {
    variables.reduce(texts[word] ?? word.rawValue) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  func quoted(_ line: String) -> String { self[.quote, ["line": line]] }

  /// The sentence in a file or page about what it was made from. It names the routine's title, because its file may
  /// have another name elsewhere.
  package func made(of routine: Routine, called title: String) -> String {
    self[.made, ["routine": routine.hasOwnTitle ? routine.title : title]]
  }

  // MARK: Segments

  /// A segment's title: the author's if there is one, else that of the language, else the timeline's.
  func title(_ segment: Segment) -> String {
    guard !segment.hasOwnTitle, let text = texts[Self.task(segment.kind)] else { return segment.title }
    return text.replacing("{here}", with: segment.area.map { names.area($0, segment.side) } ?? "")
  }

  /// What to do in a segment, told apart from its neighbours: `Hold calves, left, spot 1 of 2, set 1 of 3`.
  func task(_ segment: Segment) -> String {
    ([title(segment)] + [spot(segment), set(segment)].compactMap { $0 }).joined(separator: ", ")
  }

  /// The spot: `spot 1 of 2`; nil where there is only one.
  func spot(_ segment: Segment) -> String? {
    segment.id.spot > 0 && segment.spots > 1
      ? self[.spot, ["n": "\(segment.id.spot)", "all": "\(segment.spots)"]] : nil
  }

  /// The set: `set 1 of 3`; nil where there is only one.
  func set(_ segment: Segment) -> String? {
    segment.sets > 1 ? self[.set, ["n": "\(segment.set)", "all": "\(segment.sets)"]] : nil
  }

  /// A segment's area with its side, by itself: `Calves, left`, `Linke Wade`; nil where there is no area.
  func position(_ segment: Segment) -> String? {
    segment.area.map { area in
      let text = place(area, segment.side)
      return text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  /// An area with its side, in the author's word for it where titles are the timeline's.
  func place(_ area: String, _ side: Side) -> String {
    if hasTitles { return names.area(area, side) }
    return area.replacing("-", with: " ") + (side == .none ? "" : ", \(side)")
  }

  func tool(_ name: String) -> String { names.tool(name) }

  /// A sentence on how to lie to roll an area; nil if there is none.
  func how(_ area: String) -> String? { names.how(area, isStretch: false) }

  /// What to mind at an area, in this language; nil if the language has no words for it.
  func care(_ area: Area) -> String? { names.care(area.name) }

  /// A number of minutes: `12 minutes`.
  func minutes(_ number: Int64) -> String { names.minute.of(number) }

  func breaths(_ count: Int) -> String { count == 1 ? self[.oneBreath] : self[.breaths, ["n": "\(count)"]] }

  func name(_ kind: SegmentKind) -> String { self[Self.word(kind, "")] }
  /// The word for a cue that is not a line.
  func name(_ kind: Cue.Kind) -> String { self[kind == .sound ? .sound : .chime] }
  /// The language's word for a chime of this name; without one, the name.
  func sound(_ name: String) -> String { names.sounds[name] ?? name }
  func meaning(_ kind: SegmentKind) -> String { self[Self.word(kind, "means-")] }

  private static func task(_ kind: SegmentKind) -> GuideWord { word(kind, "do-") }

  /// The guide word for a kind of segment: `do-` or `the-` and the kind's name.
  private static func word(_ kind: SegmentKind, _ prefix: String) -> GuideWord {
    GuideWord(rawValue: prefix + kind.rawValue) ?? .finish
  }
}
