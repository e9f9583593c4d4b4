import Glibc

/// Monotonic time since some beginning that stays the same while the machine is up (CLOCK_MONOTONIC): the clock that
/// `Snapshot.taken` is on.
package func monotonicNow() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
}
