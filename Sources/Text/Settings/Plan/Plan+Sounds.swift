import Routines

extension Plan {
  /// Every chime that a rule or step names, and where.
  package var chimes: [Reference] {
    rules.compactMap(\.block.chime)
      + routine.allSteps.compactMap { if case .chime(let name) = $0.action { name } else { nil } }
  }

  /// Every sound that a rule or step names, and where.
  package var sounds: [Reference] {
    rules.compactMap(\.block.sound)
      + routine.allSteps.compactMap { if case .sound(let file) = $0.action { file } else { nil } }
  }

  /// Every breath tone that a rule names, and where.
  package var breathTones: [Reference] { rules.compactMap(\.block.breath) }
}
