import CALSA
import Glibc

/// Why ALSA could not open a device, told apart by what there is to do about it.
package enum ALSAError: Error, Equatable, Sendable {
  /// The name stands for a sound card, and this machine has none.
  case noSoundCard(device: String)
  /// ALSA knows no PCM of that name, or no card of that number.
  case noSuchDevice(String)
  /// The PCM is there, but the server behind it does not answer.
  case noSoundServer(device: String, reason: String)
  /// Another program holds the device.
  case busy(String)
  /// This user may not open the device.
  case notPermitted(String)
  /// The device does not take what is asked of it.
  case refused(device: String, what: String, reason: String)
  case other(device: String, reason: String)
}

extension ALSAError: CustomStringConvertible {
  /// What is wrong, and what to do.
  package var description: String {
    switch self {
    case .noSoundCard(let device):
      "no sound device: \"\(device)\" needs a sound card and this machine has none; connect one or start a sound server, "
        + "then name it with --device (unknot devices lists them)"
    case .noSuchDevice(let device):
      "ALSA knows no device \"\(device)\"; unknot devices lists those that it knows"
    case .noSoundServer(let device, let reason):
      "no sound device: the sound server behind \"\(device)\" does not answer (\(reason)); start it "
        + "(pulseaudio --start, or systemctl --user start pipewire-pulse), or choose another with --device"
    case .busy(let device):
      "another program holds the sound device \"\(device)\"; end it, or choose another device with --device"
    case .notPermitted(let device):
      "the sound device \"\(device)\" may not be opened by this user; join the group audio, or choose another with --device"
    case .refused(let device, let what, let reason):
      "the sound device \"\(device)\" does not take \(what) (\(reason)); choose another with --device, "
        + "for example plug:\(device)"
    case .other(let device, let reason):
      "the sound device \"\(device)\" does not open: \(reason); unknot devices lists others"
    }
  }
}

extension ALSAError {
  /// What a negative code of `snd_pcm_open` means. The code alone cannot tell a missing card from a misspelt name; the
  /// messages that ALSA would have printed can.
  ///
  /// - Parameters:
  ///   - code: negative, an errno.
  ///   - log: the messages of ALSA while it failed.
  static func opening(_ device: String, code: Int32, log: String, cards: Bool) -> ALSAError {
    let reason = String(cString: snd_strerror(code))
    let aboutCard = log.contains("cannot find card") || log.contains("Cannot get card index")
    switch -code {
    case ENOENT, ENODEV, ENXIO:
      if aboutCard, !cards { return .noSoundCard(device: device) }
      if log.contains("Unknown PCM") || aboutCard || -code == ENOENT { return .noSuchDevice(device) }
      return .other(device: device, reason: detail(reason, log))
    case ECONNREFUSED, EHOSTDOWN, ETIMEDOUT:
      return .noSoundServer(device: device, reason: reason)
    case EBUSY: return .busy(device)
    case EACCES, EPERM: return .notPermitted(device)
    default:
      if log.contains("Unable to connect") { return .noSoundServer(device: device, reason: reason) }
      return .other(device: device, reason: detail(reason, log))
    }
  }

  private static func detail(_ reason: String, _ log: String) -> String {
    let last = log.split(separator: "\n").last.map { " (\($0))" } ?? ""
    return reason + last
  }
}
