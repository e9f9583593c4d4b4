import CALSA
import PCM
import Playback

/// An open ALSA PCM with its parameters set. It is closed when the value goes out of use.
struct PCMHandle: ~Copyable {
  let pcm: OpaquePointer
  /// How much it queues, in frames, as the device granted it.
  let buffer: Int
  let period: Int

  /// How the device is asked to queue; it grants something near.
  struct Request: Sendable {
    var format: StreamFormat
    var buffer: Duration
    var period: Duration
    /// Free room that is worth a wake-up.
    var room: Duration
  }

  init(_ name: String, _ request: Request) throws(ALSAError) {
    var opened: OpaquePointer?
    // It is opened non-blocking, because a blocking write to a suspended sink hangs without end.
    let (code, log) = ALSAErrorLog.capturing {
      snd_pcm_open(&opened, name, SND_PCM_STREAM_PLAYBACK, Int32(SND_PCM_NONBLOCK))
    }
    guard code >= 0, let opened else {
      throw .opening(name, code: code, log: log, cards: Self.anyCard)
    }
    do throws(ALSAError) {
      (buffer, period) = try Self.configure(opened, name, request)
      pcm = opened
    } catch {
      snd_pcm_close(opened)
      throw error
    }
  }

  deinit { _ = ALSAErrorLog.capturing { snd_pcm_close(pcm) } }

  /// Whether the machine has a sound card.
  private static var anyCard: Bool {
    var card: Int32 = -1
    return snd_card_next(&card) >= 0 && card >= 0
  }

  private static func configure(
    _ pcm: OpaquePointer, _ name: String, _ request: Request
  ) throws(ALSAError) -> (buffer: Int, period: Int) {
    func check(_ what: String, _ body: () -> Int32) throws(ALSAError) {
      let (code, log) = ALSAErrorLog.capturing(body)
      guard code < 0 else { return }
      if code == -ECONNREFUSED || code == -EIO || code == -ENODEV || code == -EHOSTDOWN {
        throw .noSoundServer(device: name, reason: String(cString: snd_strerror(code)))
      }
      let reason = log.split(separator: "\n").last.map(String.init) ?? String(cString: snd_strerror(code))
      throw .refused(device: name, what: what, reason: reason)
    }
    let rate = request.format.rate
    let encoding =
      switch request.format.encoding {
      case .s16: (SND_PCM_FORMAT_S16_LE, "16-bit samples")
      case .s24: (SND_PCM_FORMAT_S24_3LE, "24-bit samples")
      case .float: (SND_PCM_FORMAT_FLOAT_LE, "float samples")
      }

    var hardware: OpaquePointer?
    snd_pcm_hw_params_malloc(&hardware)
    defer { snd_pcm_hw_params_free(hardware) }
    try check("any parameters") { snd_pcm_hw_params_any(pcm, hardware) }
    try check("interleaved frames") { snd_pcm_hw_params_set_access(pcm, hardware, SND_PCM_ACCESS_RW_INTERLEAVED) }
    try check(encoding.1) { snd_pcm_hw_params_set_format(pcm, hardware, encoding.0) }
    try check("\(request.format.channels) channels") {
      snd_pcm_hw_params_set_channels(pcm, hardware, UInt32(request.format.channels))
    }
    try check("a rate of \(rate) Hz") { snd_pcm_hw_params_set_rate(pcm, hardware, UInt32(rate), 0) }
    var period = snd_pcm_uframes_t(FrameCount(request.period, rate: rate).rawValue)
    try check("periods of \(period) frames") { snd_pcm_hw_params_set_period_size_near(pcm, hardware, &period, nil) }
    var buffer = snd_pcm_uframes_t(FrameCount(request.buffer, rate: rate).rawValue)
    try check("a buffer of \(buffer) frames") { snd_pcm_hw_params_set_buffer_size_near(pcm, hardware, &buffer) }
    try check("these parameters together") { snd_pcm_hw_params(pcm, hardware) }

    var software: OpaquePointer?
    snd_pcm_sw_params_malloc(&software)
    defer { snd_pcm_sw_params_free(software) }
    try check("any software parameters") { snd_pcm_sw_params_current(pcm, software) }
    // It starts with the first period instead of a full buffer, so that the first chime is heard at once.
    try check("a start threshold") {
      snd_pcm_sw_params_set_start_threshold(pcm, software, min(period, buffer / 2))
    }
    let room = min(snd_pcm_uframes_t(FrameCount(request.room, rate: rate).rawValue), buffer / 2)
    try check("a wake-up threshold") { snd_pcm_sw_params_set_avail_min(pcm, software, max(room, 1)) }
    try check("these software parameters") { snd_pcm_sw_params(pcm, software) }
    return (Int(buffer), Int(period))
  }
}
