import Glibc

/// A variable of the process's environment; nil if it is not set.
package func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Where a user's files are, as the XDG specification has it. Paths that are not absolute are ignored, as it asks; without
/// a home there is no "/.config" to read instead: it would be anybody's.
package struct UserFolders: Sendable {
  /// The environment, by name.
  package let variable: @Sendable (String) -> String?

  /// - Parameter variable: the environment, by name; that of the process if none is given.
  package init(environment variable: @escaping @Sendable (String) -> String? = environmentVariable) {
    self.variable = variable
  }

  /// `$XDG_CONFIG_HOME/unknot`; nil if there is no home for it.
  package var config: String? { folder("XDG_CONFIG_HOME", orHome: ".config") }
  /// `$XDG_STATE_HOME/unknot`.
  package var state: String? { folder("XDG_STATE_HOME", orHome: ".local/state") }
  /// `$XDG_CACHE_HOME/unknot`.
  package var cache: String? { folder("XDG_CACHE_HOME", orHome: ".cache") }
  /// `unknot` in each of `$XDG_DATA_DIRS`, which the machine's administrator fills.
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
