import Documents
import Files
import PCM
import Rendering
import SoundFiles
import Synchronization
import Threads
import Units

/// Says the lines of a session, by the user's recordings where there are any, else by a speech program. A line that
/// cannot be said has the length zero, so that its chime sounds alone.
package final class Voice: Sendable {
  /// The speech program; nil if there is none.
  package let program: InstalledProgram?
  /// Programs for the languages that it does not speak.
  private let others: [InstalledProgram]
  private let recordings: VoiceFolders
  private let cache: SpeechCache
  private let limits: SpeechRunner.Limits
  private let state = Mutex(State())

  fileprivate struct State {
    var lengths: [SpokenLine: Duration] = [:]
    var keys: [SpokenLine: String] = [:]
    var spoken = 0
    /// The failures so far. Messages tell the first in full and count the others.
    var failures: [(line: SpokenLine, who: String, failure: SpeechFailure)] = []
    /// Whether the program has hung. It is not run again then.
    var isGivenUp = false
  }

  /// A voice of the user's recordings and a speech program.
  ///
  /// - Parameters:
  ///   - others: programs for languages that the program does not speak; the first that speaks one is taken.
  ///   - seconds: how long a program may take for one line.
  package init(
    _ program: InstalledProgram?, others: [InstalledProgram] = [], recordings: VoiceFolders, cache: SpeechCache,
    seconds: Double = 10
  ) {
    (self.program, self.others, self.recordings, self.cache) = (program, others, recordings, cache)
    limits = SpeechRunner.Limits(seconds: seconds)
  }

  /// Speaks lines, several at a time, and keeps them in the cache.
  ///
  /// - Parameter width: how many programs run at the same time.
  /// - Returns: the length of each line in whole milliseconds; zero for a line that cannot be said. A cancelled task
  ///   returns the lengths of the lines that were done.
  package func speak(_ lines: some Collection<SpokenLine>, width: Int = 4) async -> [SpokenLine: Duration] {
    var missing: [(line: SpokenLine, origin: Origin, key: String)] = []
    for line in lines where state.withLock({ $0.lengths[line] == nil }) {
      guard let origin = origin(of: line) else {
        state.withLock { $0.lengths[line] = .zero }
        continue
      }
      let key = key(origin)
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

  /// The lengths of those of these lines that have been spoken before, in this session or an earlier one.
  package func known(_ lines: some Collection<SpokenLine>) -> [SpokenLine: Duration] {
    lines.reduce(into: [:]) { known, line in
      if let length = state.withLock({ $0.lengths[line] }) {
        known[line] = length
      } else if let origin = origin(of: line), let length = cache.milliseconds(key(origin)) {
        known[line] = .milliseconds(length)
      }
    }
  }

  private func key(_ origin: Origin) -> String { Fingerprint.name("1\u{0}" + origin.identity) }

  /// How many of these lines have been spoken so far, or are known to be impossible.
  package func count(of lines: some Collection<SpokenLine>) -> Int {
    state.withLock { state in lines.count { state.lengths[$0] != nil } }
  }

  /// A sentence about lines that could not be spoken; nil if all went well.
  package var trouble: String? {
    let isGivenUp = state.withLock { $0.isGivenUp }
    let end = isGivenUp ? "it is not asked again, and chimes sound alone" : "there, chimes sound alone"
    return complaint.map { "\($0); \(end)" }
  }

  /// Which line could not be spoken, and why; nil if there is none. Of several lines, this tells the first.
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
    guard let program else { return nil }
    let able = [program] + others
    return .program(able.first { $0.program.speaks(line.language) } ?? program, line)
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
      // A cancelled line is not a failure, because it may be asked for again later.
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
      // The message leaves out the path, because that may be a temporary file.
      if case .unusable(_, let reason) = error { throw .unusable(reason: "the sound cannot be used: \(reason)") }
      throw .unusable(reason: "\(error)")
    }
    return try LineShaping.line(sound)
  }

  // MARK: Sounding

  /// The clip of a line at a rate; nil if the line cannot be said or was never asked for.
  package func source(_ line: SpokenLine, rate: Int) -> Source? {
    let (length, key) = state.withLock { ($0.lengths[line], $0.keys[line]) }
    guard let length, length > .zero, let key else { return nil }
    let frames = FrameCount(length, rate: rate)
    return Source(length: frames) { [self] in
      let clip = cache.clip(key) ?? again(line, key)
      return try Self.sounding(clip, frames: frames, rate: rate)
    }
  }

  /// Speaks a line whose cache entry was damaged or removed after the session was planned.
  private func again(_ line: SpokenLine, _ key: String) -> SpokenClip? {
    guard let origin = origin(of: line) else { return nil }
    // The session is playing, so a program that takes long would cause a silence.
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
