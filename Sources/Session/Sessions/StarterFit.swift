import Documents
import Routines
import Scheduling
import Settings
import Units

/// Chooses the lengths of a starter so that its session comes as near to a given time as whole seconds allow.
///
/// How much a second of rolling, a breath of holding or a spot adds to the length is measured on real sessions and not
/// calculated. In this way rules, sounds and the rounding to whole breaths are accounted for.
package struct StarterFit {
  private let starter: Starter
  private let library: Library

  /// The fit of a starter.
  ///
  /// - Parameter library: the files that the session will be played with.
  package init(_ starter: Starter, in library: Library = Library()) {
    (self.starter, self.library) = (starter, library)
  }

  /// The ranges of lengths that are sensible in a starter. Holds, rolls and readies are in seconds.
  private static let spots = 1...8
  private static let holds = stride(from: 30, through: 90, by: 10)
  private static let rolls = 10...60
  private static let breaths = 3...8
  private static let readies = 8...20

  /// Makes the session of the starter as it is.
  ///
  /// - Returns: nil if something is wrong with it; the diagnostics say what.
  package func session(reportedAs name: String, _ diagnostics: Diagnostics) throws -> Session? {
    var library = library
    library.drafts[name] = starter.text
    return try Session.make(name, OptionValues(), library, diagnostics)
  }

  /// Thrown when the starter, or a file that it needs, has mistakes.
  package struct Wrong: Error { package let diagnostics: [Diagnostic] }

  private func milliseconds(_ lengths: Starter.Lengths) throws -> Int64 {
    var changed = starter
    changed.lengths = lengths
    var library = library
    library.drafts[starter.name] = changed.text
    let diagnostics = Diagnostics()
    let session = try Session.make(starter.name, OptionValues(), library, diagnostics)
    guard let session else { throw Wrong(diagnostics: diagnostics.all) }
    return session.timeline.duration.milliseconds
  }

  /// The length of a session with some number of spots, and how much each further unit adds, all in milliseconds.
  private struct Measured {
    var base: Int64
    var hold: Int64
    var roll: Int64
    var ready: Int64

    /// The length with other numbers. It is right as long as no announcement is longer than its segment.
    func total(_ lengths: Starter.Lengths) -> Int64 {
      base + hold * Int64(lengths.hold - Starter.Lengths().hold) / 10 + roll
        * Int64(lengths.roll - Starter.Lengths().roll)
        + ready * Int64(lengths.ready - 15)
    }
  }

  private func measure(spots: Int) throws -> Measured {
    var lengths = Starter.Lengths()
    lengths.areChosen = true
    // A ready segment of 15 seconds is long enough for every announcement, so none makes it longer.
    (lengths.spots, lengths.ready) = (spots, 15)
    let base = try milliseconds(lengths)
    lengths.hold += 10
    let hold = try milliseconds(lengths) - base
    lengths.hold -= 10
    lengths.roll += 1
    let roll = try milliseconds(lengths) - base
    lengths.roll -= 1
    lengths.ready += 1
    let ready = try milliseconds(lengths) - base
    return Measured(base: base, hold: hold, roll: roll, ready: ready)
  }

  /// The lengths that come nearest to a time. If several are equally near, these are the most usual ones.
  package func lengths(_ target: Duration) throws -> Starter.Lengths {
    var lengths = Starter.Lengths()
    (lengths.ready, lengths.breaths, lengths.areChosen) = (15, 6, true)
    let breath = try milliseconds(lengths) - measure(spots: 2).base
    let measured = try Dictionary(uniqueKeysWithValues: Self.spots.map { ($0, try measure(spots: $0)) })
    let wanted = target.milliseconds
    var best: (lengths: Starter.Lengths, missed: Int64, oddness: Double)?
    for spots in Self.spots {
      guard let measured = measured[spots] else { continue }
      for hold in Self.holds {
        for roll in Self.rolls {
          for breaths in Self.breaths {
            var candidate = Starter.Lengths()
            candidate.areChosen = true
            (candidate.spots, candidate.hold, candidate.roll, candidate.breaths) = (spots, hold, roll, breaths)
            let total = measured.total(candidate) + breath * Int64(breaths - 5)
            // The seconds that are still missing are added to the time before the start.
            let seconds = 10 + Int((Double(wanted - total) / 1000).rounded())
            candidate.ready = min(max(seconds, Self.readies.lowerBound), Self.readies.upperBound)
            let missed = abs(measured.total(candidate) + breath * Int64(breaths - 5) - wanted)
            let oddness = Self.oddness(candidate)
            if let best, (best.missed, best.oddness) <= (missed, oddness) { continue }
            best = (candidate, missed, oddness)
          }
        }
      }
    }
    return best?.lengths ?? Starter.Lengths()
  }

  /// How far lengths are from the usual ones; 0 for the usual ones themselves.
  private static func oddness(_ lengths: Starter.Lengths) -> Double {
    let s = Starter.Lengths()
    func share(_ value: Int, _ usual: Int) -> Double { abs(Double(value - usual)) / Double(usual) }
    return share(lengths.hold, s.hold) + share(lengths.roll, s.roll) + 0.5 * share(lengths.spots, s.spots)
      + 0.5 * share(lengths.breaths, s.breaths) + share(lengths.ready, s.ready) + (lengths.roll % 5 == 0 ? 0 : 0.15)
  }
}
