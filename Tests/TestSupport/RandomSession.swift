import Routines
import Scheduling

/// A random routine, the layers around it and the lengths of its sounds, which a seed brings back.
package struct RandomSession {
  package let seed: UInt64
  package let text: String
  package let profile: String?
  package let config: String?
  package let flags: [(String, String)]

  package init(seed: UInt64) {
    self.seed = seed
    var random = SeededGenerator(seed: seed &* 0x9E37_79B9 &+ 17)
    text = RandomRoutine.text(seed: seed)
    func layer(_ percent: Int) -> String? {
      Int.random(in: 0..<100, using: &random) < percent ? RandomRoutine.layer(seed: random.next()) : nil
    }
    profile = layer(30)
    let all = layer(30)
    let own = layer(20)?.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    config = all == nil && own == nil ? nil : (all ?? "") + (own.map { "routines:\n  r:\n\($0)\n" } ?? "")
    flags = Int.random(in: 0..<100, using: &random) < 50 ? RandomRoutine.flags(seed: random.next()) : []
  }

  /// The session, perhaps fitted. Every other seed has a voice.
  package func compiled(fit: String? = nil) -> Compiled {
    compile(
      text, flags: flags + (fit.map { [("fit", $0)] } ?? []), profile: profile, config: config,
      hasVoice: seed % 2 == 1, lengths: RandomRoutine.lengths(seed: seed))
  }
}
