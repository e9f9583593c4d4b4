import Glibc

/// Time on a monotonic clock (CLOCK_MONOTONIC), which counts from a beginning that stays the same while the machine is
/// up. `Snapshot.taken` is a time on it.
package func monotonicNow() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
}

/// How long the machine has slept since it was started: how far CLOCK_BOOTTIME is ahead of CLOCK_MONOTONIC.
package func timeAsleep() -> Duration {
  let before = monotonicNow()
  var time = timespec()
  clock_gettime(CLOCK_BOOTTIME, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec)) - before
}
