/// What the listener asks for, from a key, a headset or a desktop.
package enum Request: Hashable, Sendable {
  case pause, resume, pauseOrResume
  /// End the segment now; the cues of its end are heard.
  case release, next
  case previous
  /// Go to the next or previous step of the routine instead of the next segment.
  case nextStep, previousStep
  case longer, shorter
  /// Say area and side again.
  case announce
  case mute
  /// Make it louder or softer by so many decibels.
  case volume(by: Double)
  /// Set the volume, as a factor on amplitude.
  case setVolume(Double)
  case seek(to: Duration)
  case seekBy(Duration)
  /// End the session with this exit status.
  case stop(Int32)
}
