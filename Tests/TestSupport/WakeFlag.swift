import Glibc

/// A flag that one thread waits for and others raise.
final class WakeFlag: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var raised = false
  private var raises = 0

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    condition.deallocate()
  }

  func raise() {
    pthread_mutex_lock(mutex)
    raised = true
    raises += 1
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  /// How often it was raised.
  var count: Int {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return raises
  }

  /// Whether it was raised; lowers it.
  func take() -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    defer { raised = false }
    return raised
  }

  /// Waits until it is raised, in real time, and lowers it. Gives false.
  func wait() -> Bool {
    pthread_mutex_lock(mutex)
    while !raised { pthread_cond_wait(condition, mutex) }
    raised = false
    pthread_mutex_unlock(mutex)
    return false
  }
}
