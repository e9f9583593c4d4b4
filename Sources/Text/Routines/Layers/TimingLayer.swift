import Documents
import Units

/// The timing that one layer sets. Keys that it does not set are left to the layers below.
package struct TimingLayer: Sendable {
  /// The lengths that it sets.
  package var lengths: [LengthKey: Length] = [:]
  /// How many tender spots an area has; nil if the layer does not set it.
  package var spots: Int?
  /// How the listener breathes; nil if the layer does not set it.
  package var breath: Breath?
  /// Where each key was written.
  package var places: [String: TextLocation] = [:]

  /// Makes a layer that sets nothing.
  package init() {}

  /// The keys of `timing`, as they are written.
  package static let keys = LengthKey.allCases.map(\.rawValue) + ["spots", "breath"]

  /// The highest number of tender spots in an area.
  package static let maximumSpots = 20
  /// The number of tender spots in an area where no layer sets it.
  package static let standardSpots = 2

  /// Each key with its explanation for editors, in the order of `keys`.
  package static let texts =
    LengthKey.allCases.map { ($0.rawValue, $0.text) } + [
      ("spots", "Tender spots in an area, on each side; 0: rolling only. Default \(standardSpots)."),
      (
        "breath",
        "How you breathe: 4-0-6-0 (in-hold-out-pause), 4-7-8, box, 6/min 2:3, from 8/min to 5/min, or off. Default \(Breath.standard.text)."
      ),
    ]

  init(_ node: Node, _ diagnostics: Diagnostics) {
    guard let fields = Fields(node, known: Self.keys, what: "timing", diagnostics) else { return }
    for key in fields.keys { set(key, fields[key]!, diagnostics) }
  }

  /// Sets a key to a value that is written as in a file; adds an error if the value is wrong.
  package mutating func set(_ key: String, _ node: Node, _ diagnostics: Diagnostics) {
    places[key] = node.location
    switch key {
    case "spots":
      spots = node.read("spots", diagnostics) { text throws(Misread) in
        guard let count = Int(text), (0...Self.maximumSpots).contains(count) else {
          throw Misread("\"\(text)\" is not a number of spots; write a whole number from 0 to \(Self.maximumSpots)")
        }
        return count
      }
    case "breath": breath = node.read("breath", diagnostics, Breath.init(parsing:))
    default: if let length = LengthKey(rawValue: key) { lengths[length] = Length(node, key: length, diagnostics) }
    }
  }
}
