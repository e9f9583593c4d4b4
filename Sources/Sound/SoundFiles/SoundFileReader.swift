import CSndFile
import Glibc
import PCM

/// A recording on the disk: WAV, FLAC or Ogg, with one channel or two, at most ten minutes long.
///
/// `init` reads only the header, and each call of `clip` reads the sound, so that many recordings can be known while
/// few are in memory.
package struct SoundFileReader: Hashable, Sendable {
  /// The path of the file.
  package let path: String
  /// Frames per second, as recorded.
  package let rate: Int
  /// The number of channels, 1 or 2.
  package let channels: Int
  /// The number of frames, at the rate of the recording.
  package let frames: FrameCount

  /// The longest recording that is read. A recording is a single cue, so a longer one is surely a mistake, and it might
  /// not fit into memory.
  package static let longest: Duration = .seconds(600)

  /// Reads the header of a recording.
  ///
  /// - Throws: `notFound`, `cannotRead`, `unusable`.
  package init(path: String) throws(SoundFileError) {
    let file = try OpenSoundFile(path: path)
    self.path = path
    rate = Int(file.info.samplerate)
    channels = Int(file.info.channels)
    frames = FrameCount(file.info.frames)
  }

  /// How many frames `clip(at:)` gives at a rate: the recording's length, to the nearest frame.
  package func length(at rate: Int) -> FrameCount {
    FrameCount((frames.rawValue * Int64(rate) * 2 + Int64(self.rate)) / (Int64(self.rate) * 2))
  }

  /// Reads the whole recording and resamples it in high quality to `rate`. At its own rate the samples stay as they
  /// are.
  ///
  /// - Returns: `length(at: rate)` frames, the same each time.
  /// - Throws: `notFound`, `cannotRead`, `unusable`; also when the file has been changed since it was opened.
  package func clip(at rate: Int) throws(SoundFileError) -> Clip {
    var file = try OpenSoundFile(path: path)
    guard file.info.frames == frames.rawValue, file.info.channels == channels, file.info.samplerate == self.rate else {
      throw .unusable(path: path, reason: "it was changed while it was in use; start again")
    }
    let length = length(at: rate)
    let samples =
      rate == self.rate
      ? try file.interleaved() : try file.interleaved(resampledTo: rate, length: Int(length.rawValue))
    return Clip(channels: channels, length: length) { channel, target in
      for frame in target.indices { target[frame] = samples[frame * channels + channel] }
    }
  }
}

/// Reads a whole recording, resampled to `rate`. `SoundFileReader` does the same, and tells the length beforehand.
///
/// - Throws: `notFound`, `cannotRead`, `unusable`.
package func readClip(path: String, rate: Int) throws(SoundFileError) -> Clip {
  try SoundFileReader(path: path).clip(at: rate)
}
