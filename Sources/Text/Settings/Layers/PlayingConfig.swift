import Documents
import Routines
import Units

/// What the config says about how sessions are played: the keys `plain`, `keep-alive` and `latency`.
package struct PlayingConfig: Sendable {
  /// Whether plain lines are written instead of a screen.
  package var isPlain = false
  /// Whether outputs that fall asleep are kept awake.
  package var keepsAlive = false
  /// How much sound is queued; nil if the config does not say.
  package var latency: Duration?

  /// The keys, in the order in which messages list them.
  package static let keys = ["plain", "keep-alive", "latency"]

  /// Reads the keys.
  ///
  /// - Parameter machine: the keys of a config about the machine, as they were written.
  package init(_ machine: [String: Node], _ diagnostics: Diagnostics) {
    func read<Value>(_ key: String, _ value: (String) throws(Misread) -> Value) -> Value? {
      guard let node = machine[key], let text = node.text else { return nil }
      do { return try value(text) } catch {
        diagnostics.error(node.location, error.message)
        return nil
      }
    }
    func isOn(_ text: String) throws(Misread) -> Bool {
      switch text.lowercased() {
      case "on", "yes", "true": return true
      case "off", "no", "false": return false
      default: throw Misread("\"\(text)\" is neither on nor off")
      }
    }
    isPlain = read("plain", isOn) ?? false
    keepsAlive = read("keep-alive", isOn) ?? false
    latency = read("latency") { text throws(Misread) in try Self.latency(parsing: text) }
  }

  /// Reads how much sound is queued, such as `200ms` or `1s`.
  package static func latency(parsing text: String) throws(Misread) -> Duration {
    var time: Duration?
    if text.hasSuffix("ms"), let number = Int(text.dropLast(2)) { time = .milliseconds(number) }
    time = time ?? (try? Duration(parsing: text))
    guard let time, time >= .milliseconds(20), time <= .seconds(10) else {
      let meant = text.withDecimalPoint.map { " with a decimal point, \($0)," } ?? ""
      throw Misread("\"\(text)\" is no latency; write a time\(meant) from 20ms to 10s, such as 200ms")
    }
    return time
  }
}
