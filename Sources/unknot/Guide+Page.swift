import Guides
import PCM
import Rendering
import SoundFiles

extension Guide {
  func writePage(_ score: Score, _ progress: Work.Progress) throws -> Bool { false }
}
