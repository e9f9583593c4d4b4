/// A progress bar on standard error, if that is a terminal, shown once the work has taken half a second.
struct ProgressBar {
  private let start = ContinuousClock.now
  private var shown = -1

  mutating func show(_ part: Double) {
    let percent = Int(part * 100)
    guard Console.errorIsTerminal, start.duration(to: .now) > .milliseconds(500), percent != shown else { return }
    shown = percent
    let width = max(10, min(40, Console.columns - 10))
    let full = Int(part * Double(width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    Console.status("\r\(bar) \(percent) %")
  }

  func clear() { if shown >= 0 { Console.status("\r\u{1B}[K") } }
}
