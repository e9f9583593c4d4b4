import Documents
import Routines
import Shipped

/// Every layer around a routine: the built-in rules, the profile, the user's config, the routine's own settings, and the
/// command line.
struct Layering {
  let settings: Settings
  /// The volumes of the config and of the routine's settings; later ones win.
  let volumes: [VolumeChange]
  /// The profile's name, and where it was asked for; nil if nobody asked.
  let profile: Reference?
  /// Keys of the config about the machine.
  let machine: [String: Node]

  /// - Parameters:
  ///   - routine: nil if there is none, or if it is wrong: the layers are then read for their mistakes.
  ///   - name: what the routine is called in the config.
  init(
    _ routine: Routine?, named name: String?, _ flags: Flags, _ library: Library, _ diagnostics: Diagnostics
  ) throws {
    let made = routine?.settings
    // A routine that was made of a session brings the config along that it was made with.
    let config = try made?.config ?? library.config(diagnostics)
    let part = name.map(config.part(of:)) ?? Config.Part()
    let madeFlags = made?.flags ?? Flags()
    profile = flags.profile ?? madeFlags.profile ?? part.profile ?? routine?.profile ?? config.all.profile
    let standard = SourceText(name: Self.standard, text: Shipped.text("profiles/standard.yaml") ?? "")
    var below = [Layer.profile(standard, diagnostics)]
    if let profile, profile.name != "standard" || !library.names(in: "profiles", shipped: false).contains("standard") {
      below += try library.profile(profile, diagnostics).map { [.profile($0, diagnostics)] } ?? []
    }
    var settings = Settings(below: below + [config.all.layer])
    settings.ofRoutine = part.layer
    settings.flags = [madeFlags.layer, flags.layer]
    settings.sides = flags.sides ?? madeFlags.sides
    settings.scale = flags.scale ?? madeFlags.scale
    settings.fit = flags.fit ?? madeFlags.fit
    self.settings = settings
    volumes = config.all.volumes + part.volumes + madeFlags.volumes + flags.volumes
    machine = config.machine
  }

  /// What the built-in rules are called in messages.
  static let standard = "standard.yaml"
}
