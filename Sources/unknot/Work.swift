import PCM
import Rendering
import Scoring
import SoundFiles
import Synchronization

/// One file to be written.
final class Work: Sendable {
  enum Outcome: Sendable {
    case waiting
    case done
    case failed(Failure)
  }

  let session: Session
  let path: String
  private let format: StreamFormat
  private let volumes: Volumes
  private let state = Mutex<(outcome: Outcome, frames: Int64)>((.waiting, 0))

  init(session: Session, path: String, format: StreamFormat, volumes: Volumes) {
    (self.session, self.path, self.format, self.volumes) = (session, path, format, volumes)
  }

  var outcome: Outcome { state.withLock { $0.outcome } }
  /// Frames written so far.
  var frames: Int64 { state.withLock { $0.frames } }
  /// Frames in all.
  var length: Int64 { FrameCount(session.timeline.duration, rate: format.rate).rawValue }

  /// Writes the file, as long as `goOn` says so.
  func run(_ goOn: () -> Bool) {
    let outcome: Outcome
    do {
      let score = session.score(rate: format.rate, volumes: volumes)
      var writer = try SoundFileWriter(
        path: path, format: format, frames: score.length,
        tags: SoundFileTags(title: session.routine.title, software: "unknot"))
      let isWhole = try pump(score, format, into: &writer) { position in
        state.withLock { $0.frames = position.rawValue }
        return goOn()
      }
      if isWhole { try writer.finish() }
      outcome = isWhole ? .done : .waiting
    } catch let error as SoundFileError {
      if case .cannotCreate = error {
        outcome = .failed(Failure(.cannotCreate, "\(error)"))
      } else {
        outcome = .failed(Failure(.inputOutput, "\(error)"))
      }
    } catch { outcome = .failed(Failure(.inputOutput, "\(path): \(error)")) }
    state.withLock { $0.outcome = outcome }
  }
}
