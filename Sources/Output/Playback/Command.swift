import PCM
import Rendering
import Synchronization

/// What the listener asks of the player.
package enum Command: Sendable {
  case pause
  /// Play on from the place that is held.
  case resume
  case levels(Levels)
  /// Plays another score, made for the frame from which it will be heard; while nothing plays, that is the frame that
  /// is held. The closure is called on the render thread and must not take long.
  case revise(@Sendable (FramePosition) -> Revision?)
  /// Says what to go on with after a suspension, or when a lost device is back. The closure gets the frame that was
  /// heard last; if it returns nil, playing goes on from that frame. It is called as that of `revise` is.
  case leadIn(@Sendable (FramePosition) -> Revision?)
  /// Ends the session, with the exit status for the outcome.
  case stop(exit: Int32)
}

/// What a `revise` or `leadIn` closure decides.
package struct Revision: Sendable {
  /// Makes the score. Called once, or not at all if another revision comes before this one is heard.
  package var score: @Sendable () -> Score
  /// Where to go in the score; nil to stay.
  package var seek: FramePosition?

  package init(seek: FramePosition? = nil, score: @escaping @Sendable () -> Score) {
    (self.score, self.seek) = (score, seek)
  }
}

/// Commands on their way to the render thread. It is a queue, because their order matters (seek, then pause).
final class Mailbox: Sendable {
  private let commands = Mutex<[Command]>([])

  func post(_ command: Command) { commands.withLock { $0.append(command) } }

  /// Takes out all commands that have come, the oldest first.
  func take() -> [Command] {
    commands.withLock { queue in
      let taken = queue
      if !taken.isEmpty { queue.removeAll(keepingCapacity: true) }
      return taken
    }
  }
}
