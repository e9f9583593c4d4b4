import Documents
import Routines
import Synchronization

/// Knows which profiles define which rules, to explain why a rule does not exist. The profiles are read only when the
/// first explanation is needed.
final class ProfileRules: Sendable {
  private let library: Library
  private let chosen: Reference?
  /// Profiles that the routine or the config asks for. They are searched before all others.
  private let own: [Reference]
  private let known = Mutex<[String: String]?>(nil)

  /// - Parameters:
  ///   - chosen: the profile in force.
  ///   - own: profiles that the routine or the config asks for and the command line overrules.
  init(_ library: Library, chosen: Reference?, own: [Reference]) {
    (self.library, self.chosen) = (library, chosen)
    self.own = own.filter { $0.name != chosen?.name }
  }

  /// A sentence on which profile defines a rule that the one in force lacks; nil if none does.
  func explanation(of rule: String) -> String? {
    let explanations = known.withLock { known in
      let all = known ?? read()
      known = all
      return all
    }
    return explanations[rule]
  }

  private func read() -> [String: String] {
    let replacement = chosen.map { $0.location.source.name.hasPrefix("--") ? "--cues \($0.name)" : "\($0.name)" }
    var explanations: [String: String] = [:]
    func add(_ profile: Reference, _ why: String) {
      // Mistakes in a profile that is not in force are not reported.
      let diagnostics = Diagnostics()
      guard let source = try? library.profile(profile, diagnostics) else { return }
      for rule in Layer.profile(source, diagnostics).cues where explanations[rule.name] == nil {
        explanations[rule.name] = "\(rule.name) is a rule of the profile \(profile.name), \(why)"
      }
    }
    for profile in own {
      let why = "which \(replacement ?? "another") replaces; choose \(profile.name)"
      add(profile, "\(why), or write which segments, such as \"on: hold\"")
    }
    let location = TextLocation(SourceText(name: "", text: ""), Mark(line: 1, column: 1))
    for name in library.names(in: "profiles") where name != chosen?.name && name != "standard" {
      add(
        Reference(name: name, location: location),
        "which is not chosen; choose it with \"profile: \(name)\", or write which segments, such as \"on: hold\"")
    }
    return explanations
  }
}
