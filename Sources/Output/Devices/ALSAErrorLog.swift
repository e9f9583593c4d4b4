import CALSA
import Glibc
import Synchronization

/// Keeps what ALSA would print to standard error for the error that is thrown. It is kept for each thread, because
/// ALSA's handler belongs to a thread.
enum ALSAErrorLog {
  private static let kept = Mutex<[UInt: String]>([:])

  /// Keeps this thread's standard error quiet from here on. To be called by every thread that calls ALSA.
  static func hush() { _ = snd_lib_error_set_local(handler) }

  /// Runs `body` and gives what ALSA said meanwhile on this thread.
  static func capturing<R>(_ body: () -> R) -> (R, String) {
    let thread = UInt(pthread_self())
    hush()
    kept.withLock { $0[thread] = nil }
    let result = body()
    return (result, kept.withLock { $0.removeValue(forKey: thread) } ?? "")
  }

  // The closure is `@Sendable` so that it belongs to no actor: ALSA calls it from any thread.
  private static let handler: snd_local_error_handler_t = { @Sendable _, _, _, _, format, arguments in
    guard let format, let arguments else { return }
    var text = [CChar](repeating: 0, count: 512)
    vsnprintf(&text, text.count, format, arguments)
    let length = text.firstIndex(of: 0) ?? text.count
    let line = String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    kept.withLock { kept in
      // What is kept is bounded, because a dead server may complain without end.
      let text = kept[UInt(pthread_self())] ?? ""
      if text.utf8.count < 8_192 { kept[UInt(pthread_self())] = text + line + "\n" }
    }
  }
}
