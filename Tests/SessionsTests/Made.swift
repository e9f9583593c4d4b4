import Documents
import Scheduling
import Settings
import TestSupport

@testable import Sessions

/// A session and what was said on its way.
struct Made: Sendable {
  var session: Session?
  var said: [String]
  var notices: [String]

  var timeline: Timeline? { session?.timeline }

  /// The lines that are heard.
  var lines: [Cue] { timeline?.lines ?? [] }
}

extension Timeline {
  var lines: [Cue] { cues.filter { $0.kind == .speech && $0.duration > .zero } }
}

extension Cue {
  var text: String? { if case .speech(let text, _) = voicing { text } else { nil } }
}

extension Diagnostics {
  /// The first line of each, without the text that it is about.
  var said: [String] { sorted.map { String($0.description.prefix { $0 != "\n" }) } }
}

extension Home {
  var library: Library { Library(folders) }

  /// A routine's session, its text given under a name.
  func make(
    _ text: String, named name: String = "r.yaml", _ options: OptionValues = OptionValues(),
    lines: Session.Lines = .spoken, speaking: @escaping @Sendable (Int, Int) -> Bool = { _, _ in true }
  ) async throws -> Made {
    let library = library
    return try await onAThread {
      let diagnostics = Diagnostics()
      let session = try Session.make(
        "r", SourceText(name: name, text: text), options, library, lines: lines, speaking: speaking, diagnostics)
      return Made(session: session, said: diagnostics.said, notices: diagnostics.notices)
    }
  }
}

/// The failure that something ends with; nil if it ends well or otherwise.
func failure<Value>(_ body: () throws -> Value) -> Failure? {
  do { _ = try body() } catch { return error as? Failure }
  return nil
}

func failure<Value>(_ body: () async throws -> Value) async -> Failure? {
  do { _ = try await body() } catch { return error as? Failure }
  return nil
}

/// A routine with these rules only, and nothing before its steps and after.
func bare(_ cues: String, steps: String) -> String {
  """
  timing: { ready: 0s, finish: 0s, settle: 0s }
  cues: { ready: off, finish: off, rest: off, countdown: off, go: off, \(cues) }
  steps: [\(steps)]
  """
}
