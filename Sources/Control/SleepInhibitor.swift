import CSystemd
import Glibc

/// Keeps the machine from going to sleep, if there is a logind to ask. Without one it does nothing, silently.
struct SleepInhibitor: ~Copyable {
  private var descriptor: Int32 = -1
  /// Whether there is anybody to ask; found out once.
  private var isPossible = true

  init() {}

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether the machine is kept awake.
  var isHeld: Bool {
    get { descriptor >= 0 }
    set {
      if newValue, descriptor < 0, isPossible {
        descriptor = Self.ask()
        isPossible = descriptor >= 0
      } else if !newValue {
        release()
      }
    }
  }

  mutating func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// A descriptor that holds the lock as long as it is open; negative if there is none.
  private static func ask() -> Int32 {
    var bus: OpaquePointer?
    guard sd_bus_open_system(&bus) >= 0, let bus else { return -1 }
    defer { sd_bus_flush_close_unref(bus) }
    var raw: OpaquePointer?
    guard
      sd_bus_message_new_method_call(
        bus, &raw, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit")
        >= 0,
      let call = BusMessage(raw)
    else { return -1 }
    for word in ["sleep", "Unknot", "A session is playing", "block"] { call.append(.string(word)) }
    var answer: OpaquePointer?
    // A logind that does not answer is not waited for.
    guard sd_bus_call(bus, call.raw, 500_000, nil, &answer) >= 0, let reply = BusMessage(answer) else { return -1 }
    var held: Int32 = -1
    guard sd_bus_message_read_basic(reply.raw, BusMessage.code("h"), &held) > 0 else { return -1 }
    return fcntl(held, F_DUPFD_CLOEXEC, 3)
  }
}
