import Glibc

/// A variable of the process's environment; nil if it is not set.
package func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// The user's folders, by the XDG specification. Paths that are not absolute are ignored, as it demands. If neither the
/// variable of a folder nor `HOME` is set, the folder is nil.
package struct UserFolders: Sendable {
  /// Looks up a variable of the environment.
  package let variable: @Sendable (String) -> String?

  /// Makes the folders that an environment names.
  ///
  /// - Parameter variable: looks up a variable of the environment; the process's own if not given.
  package init(environment variable: @escaping @Sendable (String) -> String? = environmentVariable) {
    self.variable = variable
  }

  /// The folder for settings: `$XDG_CONFIG_HOME/unknot`.
  package var config: String? { folder("XDG_CONFIG_HOME", orHome: ".config") }
  /// The folder for state: `$XDG_STATE_HOME/unknot`.
  package var state: String? { folder("XDG_STATE_HOME", orHome: ".local/state") }
  /// The folder for files that can be made again: `$XDG_CACHE_HOME/unknot`.
  package var cache: String? { folder("XDG_CACHE_HOME", orHome: ".cache") }
  /// The folders for all users of the machine: `unknot` in each of `$XDG_DATA_DIRS`.
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
