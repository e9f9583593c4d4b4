import Testing

extension Trait where Self == ConditionTrait {
  /// Only where these programs are installed; elsewhere the run says that the test was skipped, and why. What is needed
  /// anywhere is in `scripts/install-packages`, so that `make test` skips none for want of a program.
  package static func needs(_ programs: String...) -> Self {
    .enabled(
      if: programs.allSatisfy { ChildProcess.path(of: $0) != nil }, "needs \(programs.joined(separator: ", "))")
  }

  /// Only where this user may mount a small file system, to fill it.
  package static var needsToMount: Self {
    .enabled("needs to mount a file system, which takes root") {
      let scratch = try Scratch()
      guard try ChildProcess.run("mount", ["-t", "tmpfs", "-o", "size=1m", "none", scratch.folder]).status == 0 else {
        return false
      }
      return try ChildProcess.run("umount", [scratch.folder]).status == 0
    }
  }
}
