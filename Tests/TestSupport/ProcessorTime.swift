import Glibc

/// How much of a processor this thread used for something. Unlike the time on the wall it is the same beside busy programs,
/// so that a bound to it tells what takes seconds from what takes none.
package func processorTime(_ body: () throws -> Void) rethrows -> Duration {
  let before = used()
  try body()
  return used() - before
}

private func used() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
}
