import Documents
import Routines

/// The settings around a routine: the user's config, the routine's own settings, the command line.
package struct Surroundings {
  /// The user's config, or the one that the routine brings along.
  package let config: Config
  private let part: Config.Part
  /// The flags that the routine brings along; empty if it was not taken out of a guide.
  package let made: Flags
  private let flags: Flags
  private let routine: Routine?

  /// Collects the settings around a routine.
  ///
  /// - Parameters:
  ///   - file: the routine; nil if there is none.
  ///   - name: the name under which the config may have settings for the routine.
  ///   - config: gives the user's config; it is not called if the routine brings its own.
  package init(_ file: RoutineFile?, named name: String?, config: () throws -> Config, _ flags: Flags) rethrows {
    (routine, self.flags) = (file?.routine, flags)
    self.config = try file?.made?.config ?? config()
    // A config that a routine brings along has settings for that routine only, whatever its file is called by now.
    let brought = file?.made == nil || self.config.routines.count != 1 ? nil : self.config.routines.values.first
    part = brought ?? name.map(self.config.part(of:)) ?? Config.Part()
    made = file?.made?.flags ?? Flags()
  }

  /// The profile in force: that of the highest source that names one; nil if none does.
  package var profile: Reference? {
    flags.profile ?? made.profile ?? part.profile ?? routine?.profile ?? config.all.profile
  }

  /// The profiles that are named below the command line, highest first.
  package var overruledProfiles: [Reference] {
    [made.profile, part.profile, routine?.profile, config.all.profile].compactMap { $0 }
  }

  /// The volumes that are set; for a bus, the last one counts.
  package var volumes: [VolumeChange] { config.all.volumes + part.volumes + made.volumes + flags.volumes }

  /// The layers around the routine.
  ///
  /// - Parameters:
  ///   - standard: the built-in rules.
  ///   - profile: the content of `profile`; nil if no source names one.
  package func settings(standard: Layer, profile: Layer?) -> LayeredSettings {
    var settings = LayeredSettings(below: [standard] + (profile.map { [$0] } ?? []) + [config.all.layer])
    settings.ofRoutine = part.layer
    settings.flags = [made.layer, flags.layer]
    settings.sides = flags.sides ?? made.sides
    settings.scale = flags.scale ?? made.scale
    settings.fit = flags.fit ?? made.fit
    return settings
  }
}
