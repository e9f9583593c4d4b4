import Glibc

/// Monotonic time since some beginning that stays the same while the machine is up (CLOCK_MONOTONIC): the clock that
/// `Snapshot.taken` is on.
package func monotonicNow() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
}

/// How long the machine has slept since it was started: what CLOCK_BOOTTIME is ahead of CLOCK_MONOTONIC.
package func timeAsleep() -> Duration {
  let before = monotonicNow()
  var time = timespec()
  clock_gettime(CLOCK_BOOTTIME, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec)) - before
}
