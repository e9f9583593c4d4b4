/// Texts that guides show and that are not spoken: titles of segments, words of the page and of the picture. The phrase
/// file of a language has them under `guide`; those that it leaves out are shown in English.
package enum GuideWord: String, CaseIterable, Hashable, Sendable {
  /// What to do in a segment of each kind; `{here}` stands for the area with its side. English has none of these and
  /// uses the timeline's own titles.
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
  /// The names of the kinds, before a length.
  case ready, settle, roll, hold, stretch, rest, breathe, wait, say, finish
  /// The meanings of the colours in the picture.
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
  /// The names of the lanes in the picture.
  case left, right, breath, chimes, ticks, voice
  /// Words before the name of a sound.
  case chime, sound
  /// Words for the number of something: `{n}` of `{all}`.
  case spot, set
  /// How many breaths there are, and how long their phases last.
  case oneBreath = "one-breath"
  case breaths
  case breathsOf = "breaths-of"
  case slower
  case inhale = "in"
  case held
  case exhale = "out"
  case pause
  /// Words before what is done, `{what}`, once the listener has got into the position.
  case then
  /// A spoken `{line}` in the quotation marks of the language.
  case quote
  /// Words of the page.
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

  /// The words that the phrase file of every language has; English has no `do-` words.
  package static let ofEveryLanguage = allCases.filter { !$0.rawValue.hasPrefix("do-") }
}
