import Documents
import Routines

/// A cue rule with every layer merged: on which segments, where in them, and what sounds.
///
/// It is a class, so that steps that change nothing about a rule share it; there may be thousands of both.
package final class Rule: Sendable {
  /// The rule's name.
  package let name: String
  /// Which segments it is about.
  package let on: [Selector]
  /// Where in them its cues begin.
  package let placing: Placing
  /// Where a series with `every` begins; nil for the default.
  package let from: Anchor?
  /// Where a series with `every` ends; nil for the default.
  package let to: Anchor?
  /// What sounds.
  package let block: Block
  /// The rule leaves out segments that are not longer than this; nil for no such limit.
  package let longerThan: Duration?
  /// The gain in decibels.
  package let gain: Double
  /// Where its cues are between left and right.
  package let pan: Pan
  /// Which of two blocks is placed first when both want one place, 0 to 9; the higher one is.
  package let priority: Int
  /// What happens when the place is taken.
  package let crowded: Crowded
  /// The rule's place in the order of first mention.
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

  /// Whether its cue means something by being exactly at its place, so that other blocks have to move out of its way.
  /// This is so for a chime of high priority without a line, such as those with which a hold begins and ends.
  package var holdsItsPlace: Bool { priority >= 8 && block.line == nil && block.breath == nil && crowded != .extend }

  /// What a rule sounds: chime, sound and line in this order, or a breath tone alone.
  package struct Block: Sendable {
    /// A chime, by name.
    package var chime: Reference?
    /// A sound, by name or path.
    package var sound: Reference?
    /// A spoken line.
    package var line: Line?
    /// A breath tone, by name.
    package var breath: Reference?

    package init(
      chime: Reference? = nil, sound: Reference? = nil, line: Line? = nil, breath: Reference? = nil
    ) {
      (self.chime, self.sound, self.line, self.breath) = (chime, sound, line, breath)
    }

    /// Whether nothing sounds.
    package var isEmpty: Bool { chime == nil && sound == nil && line == nil && breath == nil }
  }
}
