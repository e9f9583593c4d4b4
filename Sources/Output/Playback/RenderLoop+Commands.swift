import PCM
import Rendering

/// Commands on the render thread: all that come together are heard through one splice.
extension RenderLoop {
  /// What the commands come to that are heard through one splice.
  struct Change {
    var score: (@Sendable () -> Score)?
    var seek: FramePosition?
    var levels: Levels?
  }

  /// Does the commands that have come; if they take long, as many as there is time for before the queue must be filled
  /// again.
  func obey() {
    let began = now()
    var change = Change()
    look()
    repeat {
      let command = commands.removeFirst()
      switch command {
      case .levels(let levels): change.levels = levels
      case .revise(let make):
        guard let revision = make(change.seek ?? place) else { break }
        change.score = revision.score
        change.seek = revision.seek.map { max($0, .zero) } ?? change.seek
      case .leadIn(let make): leadIn = make
      case .pause: obey(.pause, after: &change)
      case .resume: obey(.resume, after: &change)
      case .stop(let exit): obey(.stop(exit), after: &change)
      }
    } while !commands.isEmpty && now() - began < Self.patience
    perform(change)
  }

  private func obey(_ event: Transport.Event, after change: inout Change) {
    perform(change)
    change = Change()
    look()
    attempt { () throws(DeviceFault) in try perform(event) }
    look()
  }

  private func perform(_ change: Change) {
    pending = (change.score?(), change.levels)
    attempt { () throws(DeviceFault) in
      if let target = change.seek {
        try perform(.seek(target))
      } else if pending.levels != nil {
        try perform(.levels)
      } else if let score = pending.score {
        try perform(.replace(differs: score.firstDifference(from: feed.score)))
      }
    }
    pending = (nil, nil)
  }
}
