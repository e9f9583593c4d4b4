import Synchronization

private let said = Mutex<Set<String>>([])

/// Says something on standard error that is no failure, once in the life of the command.
func notice(_ text: String) {
  if said.withLock({ $0.insert(text).inserted }) { Console.error("unknot: \(text)") }
}
