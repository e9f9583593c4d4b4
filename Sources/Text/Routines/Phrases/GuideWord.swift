/// What guides show beside what is said: titles of steps, the words of a page and a picture. Each language has its texts in
/// its phrase file under `guide`; those it lacks are in English.
package enum GuideWord: String, CaseIterable, Hashable, Sendable {
  /// What to do in a segment of each kind; `{here}` in it is the area with its side. English has none of these: there the
  /// timeline's own titles stand.
  case doReady = "do-ready"
  case doSettle = "do-settle"
  case doRoll = "do-roll"
  case doHold = "do-hold"
  case doStretch = "do-stretch"
  case doRest = "do-rest"
  case doBreathe = "do-breathe"
  case doWait = "do-wait"
  case doSay = "do-say"
  case doFinish = "do-finish"
  /// The kinds by their names, before a length.
  case ready, settle, roll, hold, stretch, rest, breathe, wait, say, finish
  /// What the colours of the picture mean.
  case meansReady = "means-ready"
  case meansSettle = "means-settle"
  case meansRoll = "means-roll"
  case meansHold = "means-hold"
  case meansStretch = "means-stretch"
  case meansRest = "means-rest"
  case meansBreathe = "means-breathe"
  case meansWait = "means-wait"
  case meansSay = "means-say"
  case meansFinish = "means-finish"
  case meansLine = "means-line"
  case meansBreath = "means-breath"
  case meansTick = "means-tick"
  /// Lanes of the picture.
  case left, right, breath, chimes, ticks, voice
  /// Before the name of what sounds.
  case chime, sound
  /// `{n}` of `{all}`.
  case spot, set
  /// A number of breaths, and how long the phases of each are.
  case oneBreath = "one-breath"
  case breaths
  case breathsOf = "breaths-of"
  case slower
  case inhale = "in"
  case held
  case exhale = "out"
  case pause
  /// `{what}` after the way into a position.
  case then
  /// A `{line}` that is said, in the quotes of the language.
  case quote
  /// The page.
  case player
  case previousStep = "previous-step"
  case nextStep = "next-step"
  case play
  case stop
  case place
  case placeOf = "place-of"
  case thenNext = "then-next"
  case sides
  case withoutScripts = "without-scripts"
  case steps, care, picture
  case pictureText = "picture-text"
  case pictureOf = "picture-of"
  case from
  case keys
  case made
  case breatheIn = "breathe-in"
  case holdBreath = "hold-breath"
  case breatheOut = "breathe-out"
  case pauseBreath = "pause-breath"

  /// Those that English has too.
  package static let ofEveryLanguage = allCases.filter { !$0.rawValue.hasPrefix("do-") }
}
