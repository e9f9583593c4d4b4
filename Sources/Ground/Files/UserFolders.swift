import Glibc

/// A variable of the process's environment; nil if it is not set.
package func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// The user's folders, by the XDG specification. Paths that are not absolute are ignored, as it demands. Without a home
/// there is no "/.config" instead: that would be anybody's.
package struct UserFolders: Sendable {
  /// Looks up a variable of the environment.
  package let variable: @Sendable (String) -> String?

  /// - Parameter variable: looks up a variable of the environment; that of the process if not given.
  package init(environment variable: @escaping @Sendable (String) -> String? = environmentVariable) {
    self.variable = variable
  }

  /// The folder for settings: `$XDG_CONFIG_HOME/unknot`; nil if there is no home.
  package var config: String? { folder("XDG_CONFIG_HOME", orHome: ".config") }
  /// The folder for state: `$XDG_STATE_HOME/unknot`.
  package var state: String? { folder("XDG_STATE_HOME", orHome: ".local/state") }
  /// The folder for what can be made again: `$XDG_CACHE_HOME/unknot`.
  package var cache: String? { folder("XDG_CACHE_HOME", orHome: ".cache") }
  /// The machine's folders: `unknot` in each of `$XDG_DATA_DIRS`.
  package var data: [String] {
    let set = variable("XDG_DATA_DIRS") ?? ""
    return (set.isEmpty ? "/usr/local/share:/usr/share" : set).split(separator: ":").filter { $0.hasPrefix("/") }
      .map { "\($0)/unknot" }
  }

  private func folder(_ name: String, orHome place: String) -> String? {
    let home = absolute("HOME").map { "\($0)/\(place)" }
    return (absolute(name) ?? home).map { "\($0)/unknot" }
  }

  private func absolute(_ name: String) -> String? { variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
}
