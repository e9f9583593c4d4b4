import CSystemd
import Glibc
import Synchronization
import Threads

/// Keeps the machine from going to sleep, if there is a logind to ask. Without one it does nothing, silently. It is
/// asked from a thread of its own, because a system bus may take long to answer.
final class SleepInhibitor: Sendable {
  private struct State {
    var isWanted = false
    var isAsking = false
    /// Whether logind can be asked at all; found out the first time.
    var isPossible = true
    /// The lock, which is held as long as this descriptor is open; negative without one.
    var descriptor: Int32 = -1
  }

  private let state = Mutex(State())

  deinit { hold(false) }

  /// Keeps the machine awake from now on, or lets it sleep again.
  func hold(_ isWanted: Bool) {
    let asks = state.withLock { state in
      state.isWanted = isWanted
      if !isWanted, state.descriptor >= 0 {
        close(state.descriptor)
        state.descriptor = -1
      }
      guard isWanted, state.descriptor < 0, !state.isAsking, state.isPossible else { return false }
      state.isAsking = true
      return true
    }
    guard asks else { return }
    try? startDetachedThread("unknot awake") { [weak self] in
      let descriptor = Self.ask()
      guard let self else { return descriptor >= 0 ? _ = close(descriptor) : () }
      state.withLock { state in
        state.isAsking = false
        state.isPossible = descriptor >= 0
        if state.isWanted { state.descriptor = descriptor } else if descriptor >= 0 { close(descriptor) }
      }
    }
  }

  /// A descriptor that holds the lock as long as it is open; negative if there is none.
  private static func ask() -> Int32 {
    var bus: OpaquePointer?
    guard sd_bus_open_system(&bus) >= 0, let bus else { return -1 }
    // The connection is closed without flushing: nothing is left to send, and a bus that does not answer would be
    // waited for.
    defer {
      sd_bus_close(bus)
      sd_bus_unref(bus)
    }
    var raw: OpaquePointer?
    guard
      sd_bus_message_new_method_call(
        bus, &raw, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit")
        >= 0,
      let call = BusMessage(raw)
    else { return -1 }
    for word in ["sleep", "Unknot", "A session is playing", "block"] { call.append(.string(word)) }
    var answer: OpaquePointer?
    guard sd_bus_call(bus, call.raw, 5_000_000, nil, &answer) >= 0, let reply = BusMessage(answer) else { return -1 }
    var held: Int32 = -1
    guard sd_bus_message_read_basic(reply.raw, BusMessage.code("h"), &held) > 0 else { return -1 }
    return fcntl(held, F_DUPFD_CLOEXEC, 3)
  }
}
