import Scoring
import Settings
import Units

extension Volumes {
  /// Merges changes by bus; later ones go over earlier ones.
  ///
  /// - Returns: the volumes of single buses, and the volume of all of them in decibels.
  static func merged(_ changes: [VolumeChange]) -> (volumes: Volumes, master: Double) {
    var volumes = Volumes()
    var master = 0.0
    // The buses that are off because all are, and not for themselves.
    var silenced: Set<Bus> = []
    for change in changes {
      if let bus = change.bus {
        volumes[bus] = change.level.map { .level(Decibels($0)) } ?? .off
        silenced.remove(bus)
      } else if let level = change.level {
        master = level
        for bus in silenced { volumes[bus] = nil }
        silenced = []
      } else {
        for bus in Bus.allCases { volumes[bus] = .off }
        silenced = Set(Bus.allCases)
      }
    }
    return (volumes, master)
  }

  /// The volumes with a level added to that of every bus.
  func raised(by level: Decibels) -> Volumes {
    Dictionary(
      uniqueKeysWithValues: Bus.allCases.map { bus in
        if case .level(let own) = self[bus] ?? .level(.zero) { (bus, .level(own + level)) } else { (bus, .off) }
      })
  }
}
