import Documents
import Routines

/// A cue rule with every layer merged: which segments, where in them, what sounds.
///
/// A class, so that the steps that change nothing about a rule share it: there may be thousands of both.
package final class Rule: Sendable {
  package let name: String
  package let on: [Selector]
  package let placing: Placing
  /// The span of `every`; nil for its default.
  package let from: Anchor?
  package let to: Anchor?
  package let block: Block
  /// Only segments strictly longer than this.
  package let longerThan: Duration?
  /// In decibels.
  package let gain: Double
  package let pan: Pan
  package let priority: Int
  package let crowded: Crowded
  /// Its place in the order of first mention.
  package let order: Int
  /// Where it was last written.
  package let location: TextLocation

  init(
    _ name: String, on: [Selector], _ block: Block, _ crowded: Crowded, _ keys: RuleValues, order: Int,
    at: TextLocation
  ) {
    (self.name, self.on, self.block, self.crowded, self.order, location) = (name, on, block, crowded, order, at)
    placing = keys[.placing] ?? .atStart
    (from, to, longerThan) = (keys[.from], keys[.to], keys[.longerThan])
    (gain, pan, priority) = (keys[.gain] ?? 0, keys[.pan] ?? .fixed(0), keys[.priority] ?? 5)
  }

  /// What sounds, in this order; or a breath, alone.
  package struct Block: Sendable {
    package var chime: Reference?
    package var sound: Reference?
    package var line: Line?
    package var breath: Reference?

    package init(
      chime: Reference? = nil, sound: Reference? = nil, line: Line? = nil, breath: Reference? = nil
    ) {
      (self.chime, self.sound, self.line, self.breath) = (chime, sound, line, breath)
    }

    package var isEmpty: Bool { chime == nil && sound == nil && line == nil && breath == nil }
  }
}
