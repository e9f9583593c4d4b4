import PCM
import Rendering
import Synchronization

/// What the listener asks of the player.
package enum Command: Sendable {
  case pause
  /// From the place held.
  case resume
  case levels(Levels)
  /// Another score, made for the frame from which on it will be heard: the one that is held while nothing plays. Called on
  /// the render thread, so it is not to take long.
  case revise(@Sendable (FramePosition) -> Revision?)
  /// What to go on with after a suspension, or when a lost device is back, from the frame that was heard last; from there
  /// if it gives nothing. Called as `revise` is.
  case leadIn(@Sendable (FramePosition) -> Revision?)
  /// With the exit status for the outcome.
  case stop(exit: Int32)
}

/// What `revise` comes to.
package struct Revision: Sendable {
  /// Called once, unless another revision comes before it is heard.
  package var score: @Sendable () -> Score
  /// Where to go in it; nil to stay.
  package var seek: FramePosition?

  package init(seek: FramePosition? = nil, score: @escaping @Sendable () -> Score) {
    (self.score, self.seek) = (score, seek)
  }
}

/// Commands on their way to the render thread. A queue, not a newest value: their order matters (seek, then pause).
final class Mailbox: Sendable {
  private let commands = Mutex<[Command]>([])

  func post(_ command: Command) { commands.withLock { $0.append(command) } }

  /// All that have come, the oldest first.
  func take() -> [Command] {
    commands.withLock { queue in
      let taken = queue
      if !taken.isEmpty { queue.removeAll(keepingCapacity: true) }
      return taken
    }
  }
}
