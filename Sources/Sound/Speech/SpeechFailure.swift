/// Why a line could not be spoken.
package enum SpeechFailure: Error, Hashable, Sendable {
  case cannotStart(reason: String)
  /// The program ended with this exit status, and this was the first line of its standard error.
  case failed(status: Int32, said: String)
  case tookTooLong(seconds: Double)
  case tooMuch
  /// The program's output is no sound, or nothing can be heard in it.
  case unusable(reason: String)
  case language(String)
  case tooLong(characters: Int)
  case stopped
}

extension SpeechFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotStart(let reason): "it cannot be started: \(reason)"
    case .failed(let status, ""): "it ended with status \(status)"
    case .failed(let status, let said): "it ended with status \(status): \(said)"
    case .tookTooLong(let seconds): "it took longer than \(Int(seconds)) s"
    case .tooMuch: "it wrote more than \(SpeechRunner.Limits.megabytes) MB"
    case .unusable(let reason): reason
    case .language(let language): "it does not speak \"\(language)\""
    case .tooLong(let characters): "the line has \(characters) characters; at most \(SpokenLine.longest) are spoken"
    case .stopped: "it was stopped"
    }
  }
}
