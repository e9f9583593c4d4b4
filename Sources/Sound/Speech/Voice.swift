import Documents
import Files
import PCM
import Rendering
import SoundFiles
import Synchronization
import Threads
import Units

/// What says the lines of a session: the user's recordings first, then a speech program. A line that neither can say has
/// the length zero, and its chime sounds alone.
package final class Voice: Sendable {
  package let program: InstalledProgram?
  private let recordings: VoiceFolders
  private let cache: SpeechCache
  private let limits: SpeechRunner.Limits
  private let state = Mutex(State())

  fileprivate struct State {
    var lengths: [SpokenLine: Duration] = [:]
    var keys: [SpokenLine: String] = [:]
    var spoken = 0
    /// The first failure tells what is wrong; of the others, how many.
    var failures: [(line: SpokenLine, who: String, failure: SpeechFailure)] = []
    /// Nobody waits again and again for a program that hangs.
    var isGivenUp = false
  }

  /// - Parameter seconds: how long the program may take for one line.
  package init(_ program: InstalledProgram?, recordings: VoiceFolders, cache: SpeechCache, seconds: Double = 10) {
    (self.program, self.recordings, self.cache) = (program, recordings, cache)
    limits = SpeechRunner.Limits(seconds: seconds)
  }

  /// Sees to it that lines are spoken, several at a time, and kept.
  ///
  /// - Parameter width: how many programs run at the same time.
  /// - Returns: how long each lasts, in whole milliseconds; zero for those that cannot be said. Who cancels gets what
  ///   there is.
  package func speak(_ lines: some Collection<SpokenLine>, width: Int = 4) async -> [SpokenLine: Duration] {
    var missing: [(line: SpokenLine, origin: Origin, key: String)] = []
    for line in lines where state.withLock({ $0.lengths[line] == nil }) {
      guard let origin = origin(of: line) else {
        state.withLock { $0.lengths[line] = .zero }
        continue
      }
      let key = Fingerprint.name("1\u{0}" + origin.identity)
      state.withLock { $0.keys[line] = key }
      if let known = cache.milliseconds(key) {
        state.withLock { $0.lengths[line] = .milliseconds(known) }
      } else {
        missing.append((line, origin, key))
      }
    }
    await withTaskGroup(of: Void.self) { group in
      for (index, work) in missing.enumerated() {
        if index >= width { await group.next() }
        group.addTask { await self.make(work.line, work.origin, work.key) }
      }
    }
    if !missing.isEmpty { cache.tidy() }
    return state.withLock { state in
      Dictionary(lines.map { ($0, state.lengths[$0] ?? .zero) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// How many of some lines are spoken by now, or known not to be.
  package func count(of lines: some Collection<SpokenLine>) -> Int {
    state.withLock { state in lines.count { state.lengths[$0] != nil } }
  }

  /// What is to be said about lines that could not be spoken, in one line; nil if all went well.
  package var trouble: String? {
    let isGivenUp = state.withLock { $0.isGivenUp }
    let end = isGivenUp ? "it is not asked again, and chimes sound alone" : "there, chimes sound alone"
    return complaint.map { "\($0); \(end)" }
  }

  /// Which line could not be spoken, and why; of several, the first.
  package var complaint: String? {
    let failures = state.withLock { $0.failures }
    guard let first = failures.first else { return nil }
    let line = first.line.text.cut(to: 40)
    let more = failures.count > 1 ? ", nor \(failures.count - 1) more" : ""
    return "\(first.who) did not say \"\(line)\"\(more): \(first.failure)"
  }

  // MARK: Where a line comes from

  fileprivate enum Origin: Sendable {
    case recording(path: String)
    case program(InstalledProgram, SpokenLine)

    var identity: String {
      switch self {
      case .recording(let path): "recording\u{0}\(fileIdentity(path) ?? path)"
      case .program(let installed, let line): "program\u{0}\(installed.identity(line))"
      }
    }
  }

  private func origin(of line: SpokenLine) -> Origin? {
    if let path = recordings.recording(of: line) { return .recording(path: path) }
    return program.map { .program($0, line) }
  }

  private func make(_ line: SpokenLine, _ origin: Origin, _ key: String) async {
    do throws(SpeechFailure) {
      let clip = try await clip(line, origin, limits)
      cache.keep(clip, as: key)
      state.withLock {
        $0.lengths[line] = .milliseconds(clip.milliseconds)
        $0.spoken += 1
      }
    } catch {
      // Who wants it no more may want it later.
      if Task.isCancelled { return }
      state.withLock { $0.fail(line, origin.name, error) }
    }
  }

  private func clip(_ line: SpokenLine, _ origin: Origin, _ limits: SpeechRunner.Limits) async throws(SpeechFailure)
    -> SpokenClip
  {
    switch origin {
    case .recording(let path): return try Self.shaped(path)
    case .program(let installed, let line):
      if state.withLock({ $0.isGivenUp }) || Task.isCancelled { throw .stopped }
      let runner = SpeechRunner(path: installed.path, program: installed.program, limits: limits)
      return try await runner.speak(line) { path throws(SpeechFailure) in try Self.shaped(path) }
    }
  }

  private static func shaped(_ path: String) throws(SpeechFailure) -> SpokenClip {
    let sound: Clip
    do throws(SoundFileError) { sound = try readClip(path: path, rate: SpokenClip.rate) } catch {
      // The path may be that of a file that nobody will ever see.
      if case .unusable(_, let reason) = error { throw .unusable(reason: "the sound cannot be used: \(reason)") }
      throw .unusable(reason: "\(error)")
    }
    return try LineShaping.line(sound)
  }

  // MARK: Sounding

  /// The clip of a line at a rate; nil if it cannot be said or was never asked for.
  package func source(_ line: SpokenLine, rate: Int) -> Source? {
    let (length, key) = state.withLock { ($0.lengths[line], $0.keys[line]) }
    guard let length, length > .zero, let key else { return nil }
    let frames = FrameCount(length, rate: rate)
    return Source(length: frames) { [self] in
      let clip = cache.clip(key) ?? again(line, key)
      return try Self.sounding(clip, frames: frames, rate: rate)
    }
  }

  /// A line whose entry was damaged or taken away after the session was planned.
  private func again(_ line: SpokenLine, _ key: String) -> SpokenClip? {
    guard let origin = origin(of: line) else { return nil }
    // Somebody is listening: a program that does not answer at once leaves a silence.
    let limits = SpeechRunner.Limits(seconds: 1)
    guard let made = waiting({ try? await self.clip(line, origin, limits) }) ?? nil else { return nil }
    cache.keep(made, as: key)
    return made
  }

  private static func sounding(_ clip: SpokenClip?, frames: FrameCount, rate: Int) throws -> Clip {
    let samples = (clip?.samples ?? []).map { Float($0) / 32768 }
    let resampled =
      try rate == SpokenClip.rate ? samples : SoundFiles.resampled(samples, from: SpokenClip.rate, to: rate)
    return Clip(channels: 1, length: frames) { _, target in
      for i in 0..<min(target.count, resampled.count) { target[i] = resampled[i] }
    }
  }
}

extension Voice.Origin {
  fileprivate var name: String {
    switch self {
    case .recording(let path): path
    case .program(let installed, _): "the speech program \"\(installed.program.name)\""
    }
  }
}

extension Voice.State {
  fileprivate mutating func fail(_ line: SpokenLine, _ name: String, _ failure: SpeechFailure) {
    lengths[line] = .zero
    failures.append((line, name, failure))
    switch failure {
    case .tookTooLong, .tooMuch, .cannotStart: isGivenUp = true
    default: if spoken == 0, failures.count >= 4 { isGivenUp = true }
    }
  }
}
