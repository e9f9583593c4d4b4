/// What the listener asks for, from a key, a headset or a desktop.
package enum Request: Hashable, Sendable {
  case pause, resume, pauseOrResume
  /// End the segment, with the cues of its end.
  case release, next
  case previous
  /// Over whole steps of the routine.
  case nextStep, previousStep
  case longer, shorter
  /// Say area and side again.
  case announce
  case mute
  /// In decibels, up or down.
  case volume(by: Double)
  /// As a factor on amplitude.
  case setVolume(Double)
  case seek(to: Duration)
  case seekBy(Duration)
  /// With the exit status.
  case stop(Int32)
}
