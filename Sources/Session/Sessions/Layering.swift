import Documents
import Routines
import Settings
import Shipped
import Units

/// All layers around a routine: the built-in rules, the profile, the user's config, the routine's own settings and the
/// command line.
package struct Layering {
  /// All layers, in order, ready to become a plan.
  package let settings: LayeredSettings
  /// The volumes that the config, the routine's settings and the options set; later ones go over earlier ones.
  package let volumes: [VolumeChange]
  /// The profile's name, and where it was asked for; nil if nobody asked.
  package let profile: Reference?
  /// The text of that profile if it is the user's own; nil if it comes with the program.
  package let ownProfile: SourceText?
  /// The options about the voice and the file that the routine's record brings along.
  package let made: GuideFlags
  /// The keys of the config that are about the machine, such as `device` and `speech`.
  package let machine: [String: Node]

  /// Reads all layers.
  ///
  /// - Parameters:
  ///   - file: the routine; nil if there is none or it is wrong, in which case the other layers are read for their
  ///     mistakes.
  ///   - name: what the routine is called in the config.
  package init(
    _ file: RoutineFile?, named name: String?, _ flags: Flags, _ library: Library, _ diagnostics: Diagnostics
  ) throws {
    let around = try Surroundings(file, named: name, config: { try library.config(diagnostics) }, flags)
    let standard = SourceText(name: Self.standard, text: Shipped.text("profiles/standard.yaml") ?? "")
    var layer: Layer?
    var own: SourceText?
    if let profile = around.profile, !Self.isBuiltIn(profile, library) {
      let source = try library.profile(profile, diagnostics)
      layer = source.map { .profile($0, diagnostics) }
      own = source.flatMap { $0.name == Library.shippedProfile(profile.name) ? nil : $0 }
    }
    ownProfile = own
    var settings = around.settings(standard: .profile(standard, diagnostics), profile: layer)
    let rules = ProfileRules(library, chosen: around.profile, own: around.overruledProfiles)
    settings.missing = { rules.explanation(of: $0) }
    self.settings = settings
    (profile, volumes, machine) = (around.profile, around.volumes, around.config.machine)
    made = around.made.guide
  }

  /// Whether a profile is the built-in rules themselves, and not a file of the user's with the same name.
  private static func isBuiltIn(_ profile: Reference, _ library: Library) -> Bool {
    profile.name == builtIn && !library.names(in: "profiles", shipped: false).contains(builtIn)
  }

  /// The name of the profile that consists of the built-in rules.
  package static let builtIn = "standard"
  /// The name of the built-in rules in messages.
  package static let standard = "standard.yaml"
}
