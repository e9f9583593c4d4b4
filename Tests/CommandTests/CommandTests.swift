import TestSupport
import Testing

/// The command as a user meets it.
@Suite(.ownThread) struct CommandTests {}

/// A routine of so many hours, quickly read.
func longRoutine(hours: Int) -> String {
  "title: Long\nsteps:\n  - repeat: \(hours * 6)\n    steps:\n      - stretch: calves\n        sides: none\n"
    + "        timing: { stretch: 10m, settle: 0s }\n"
}
