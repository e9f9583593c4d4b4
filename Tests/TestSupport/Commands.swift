import PCM
import Playback
import Rendering

/// What tests ask a player for in few words; a live session says it by `revise`, as these do.
extension Command {
  package static func seek(_ target: FramePosition, in score: Score) -> Command {
    .revise { _ in Revision(seek: target) { score } }
  }
  package static func replace(_ score: Score) -> Command { .revise { _ in Revision { score } } }
}
