/// Tells on a terminal on standard error how many lines have been spoken, once that has taken a second.
final class SpeakingProgress {
  private let start = ContinuousClock.now
  private var isShown = false

  func show(_ done: Int, of all: Int) -> Bool {
    guard Console.errorIsTerminal, start.duration(to: .now) > .seconds(1) else { return true }
    isShown = true
    Console.status("\rSpeaking the lines for the first time: \(done) of \(all)")
    return true
  }

  func clear() { if isShown { Console.status("\r\u{1B}[K") } }
}
