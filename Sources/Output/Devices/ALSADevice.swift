import CALSA
import CLinux
import Glibc
import PCM
import Playback
import Units

/// A PCM of ALSA: a sound card, or a sound server behind a plugin. `Device` says who may call what.
package final class ALSADevice: Device {
  /// As ALSA names it, for example `default`, `pulse`, `hw:0`.
  package let name: String
  /// What is written to it; ALSA converts where the hardware takes something else.
  package let format: StreamFormat

  private let request: PCMHandle.Request
  private var handle: PCMHandle?
  private let wakeEvent: WakeEvent
  /// Frames written since the queue was last forgotten.
  private var written = 0
  private var lastHeard = 0
  private var lastLook = monotonicNow()
  private let asleep: @Sendable () -> Duration
  /// How long the machine had slept when it was last looked at.
  private var slept: Duration
  /// Whether it has failed since it was opened or recovered; until the next of these its positions mean nothing.
  private var hasFailed = false

  /// Opens it. Throws what is wrong and what to do about it.
  ///
  /// - Parameters:
  ///   - name: the name of a PCM; `default` is the user's.
  ///   - buffer: how much can be queued. Two seconds ride out any load, and a splice forgets them in a millisecond.
  ///   - period: how finely the device counts. A splice waits for `consumed` to be exact, at most this long.
  ///   - room: how much free room wakes the thread. Fewer wake-ups take less power.
  ///   - asleep: tells how long the machine has slept so far; tests pass a function of their own.
  package init(
    name: String = "default", format: StreamFormat = StreamFormat(), buffer: Duration = .seconds(2),
    period: Duration = .milliseconds(50), room: Duration = .milliseconds(1_000),
    asleep: @escaping @Sendable () -> Duration = timeAsleep
  ) throws(ALSAError) {
    (self.name, self.format) = (name, format)
    (self.asleep, slept) = (asleep, asleep())
    request = PCMHandle.Request(format: format, buffer: buffer, period: period, room: room)
    wakeEvent = WakeEvent()
    handle = try PCMHandle(name, request)
  }

  /// How many frames it queues at most; 0 while it is closed.
  package var capacity: FrameCount { FrameCount(Int64(handle?.buffer ?? 0)) }
  /// The frames of a period; 0 while it is closed.
  package var period: FrameCount { FrameCount(Int64(handle?.period ?? 0)) }
  /// Ends a wait in `waitForRoom` or `sleep`, from any thread.
  package var waker: @Sendable () -> Void { { [wakeEvent] in wakeEvent.signal() } }

  // MARK: - Waiting

  /// Waits by the clock for room that is worth a wake-up; see `Device`.
  package func waitForRoom(milliseconds: Int32) throws(DeviceFault) -> Int {
    ALSAErrorLog.hush()
    let end = milliseconds < 0 ? nil : monotonicNow() + .milliseconds(Int64(milliseconds))
    while true {
      let pcm = try open()
      let state = snd_pcm_state(pcm)
      switch state {
      case SND_PCM_STATE_XRUN: throw .underrun
      case SND_PCM_STATE_SUSPENDED:
        hasFailed = true
        throw .suspended
      case SND_PCM_STATE_DISCONNECTED:
        hasFailed = true
        throw .lost("it was disconnected")
      default: break
      }
      try noticeSleep()
      let room = try frames(snd_pcm_avail_update(pcm))
      _ = heard  // kept, for when the device cannot tell any more
      // PulseAudio runs dry without a word; a queue that is empty while it runs is an underrun all the same.
      if state == SND_PCM_STATE_RUNNING, room >= Int(capacity.rawValue), written > 0 { throw .underrun }
      // A device that is not running makes no room, so any room that is there is worth a wake-up.
      let worth = state == SND_PCM_STATE_RUNNING ? Self.worthwhile(request, Int(capacity.rawValue)) : 1
      if milliseconds == 0 || room >= worth { return max(0, min(room, Int(capacity.rawValue))) }
      var left: Int32 = -1
      if let end {
        left = Self.milliseconds(end - monotonicNow())
        if left == 0 { return 0 }
      }
      // Waits until the clock says that there must be room enough, and not on the device's own descriptors:
      // PulseAudio's are ready from the first period on, whatever `avail_min` says, so that a poll would spin. Looking
      // twice a second notices a device that went away.
      let missing = FrameCount(Int64(max(0, worth - room))).duration(rate: request.format.rate)
      let rest = min(max(Self.milliseconds(missing), 5), 500)
      if wakeEvent.wait(milliseconds: left < 0 ? rest : min(left, rest)) { return 0 }
    }
  }

  /// Notices that the machine slept. A sound server does not tell: what it had taken sounds on as if nothing had been.
  private func noticeSleep() throws(DeviceFault) {
    let before = slept
    slept = asleep()
    guard slept - before > .seconds(1), written > 0 else { return }
    hasFailed = true
    throw .suspended
  }

  /// Waits without looking at the device; see `Device`.
  package func sleep(milliseconds: Int32) { wakeEvent.wait(milliseconds: milliseconds) }

  private static func worthwhile(_ request: PCMHandle.Request, _ capacity: Int) -> Int {
    min(Int(FrameCount(request.room, rate: request.format.rate).rawValue), capacity / 2)
  }

  private static func milliseconds(_ duration: Duration) -> Int32 {
    guard duration > .zero else { return 0 }
    return Int32(clamping: duration.milliseconds + 1)
  }

  // MARK: - Writing

  /// Queues as many frames as there is room for; see `Device`.
  package func write(_ frames: UnsafeRawBufferPointer) throws(DeviceFault) -> Int {
    let pcm = try open()
    let count = frames.count / format.bytesPerFrame
    guard count > 0 else { return 0 }
    // Never through mmap: it spins for ever on PulseAudio.
    let result = snd_pcm_writei(pcm, frames.baseAddress, snd_pcm_uframes_t(count))
    if result == -Int(EAGAIN) { return 0 }
    let taken = try self.frames(result)
    written += taken
    return taken
  }

  /// The next frame that the device would take; see `Device`.
  package var consumed: FrameCount {
    guard let handle = pcm else { return FrameCount(Int64(written)) }
    let room = snd_pcm_avail(handle)
    guard room >= 0 else { return FrameCount(Int64(max(lastHeard, 0))) }
    return FrameCount(Int64(min(written, max(0, written - (Int(capacity.rawValue) - room)))))
  }

  /// The frame that is heard now; see `Device`.
  package var heard: FrameCount {
    guard let pcm, !hasFailed else { return FrameCount(Int64(lastHeard)) }
    var delay: snd_pcm_sframes_t = 0
    let code = snd_pcm_delay(pcm, &delay)
    if code == -EIO, snd_pcm_state(pcm) == SND_PCM_STATE_PREPARED {
      delay = 0
    } else if code < 0 {
      return FrameCount(Int64(lastHeard))
    }
    // Before it runs nothing is heard, whatever the delay is said to be.
    if snd_pcm_state(pcm) == SND_PCM_STATE_PREPARED, written > 0 { delay = max(delay, written - lastHeard) }
    // A server that has died, or has just begun, may say that everything is heard. Only what the clock allows, and a
    // little more, is believed.
    let now = monotonicNow()
    let most = lastHeard + Int(FrameCount(now - lastLook + .milliseconds(2), rate: format.rate).rawValue)
    lastLook = now
    lastHeard = min(written, most, max(lastHeard, written - max(0, delay)))
    return FrameCount(Int64(lastHeard))
  }

  /// Waits until `consumed` is exact; see `Device`.
  package func align() {
    guard let pcm, snd_pcm_state(pcm) == SND_PCM_STATE_RUNNING else { return }
    let before = consumed
    let limit = monotonicNow() + request.period + request.period / 2
    while consumed == before, !hasMuchLeft(pcm, of: before), monotonicNow() < limit { usleep(1_000) }
  }

  /// Whether more of what the server has taken is unheard than it leaves unheard before it takes more, so that it
  /// cannot have taken another piece since: PulseAudio fills a card again when 20 ms are left, and a sink without a
  /// card when nothing is.
  private func hasMuchLeft(_ pcm: OpaquePointer, of taken: FrameCount) -> Bool {
    var delay: snd_pcm_sframes_t = 0
    guard snd_pcm_delay(pcm, &delay) == 0 else { return false }
    let left = Int(taken.rawValue) - (written - delay)
    return left > Int(FrameCount(.milliseconds(22), rate: format.rate).rawValue)
  }

  // MARK: - Starting again

  /// Forgets what is queued; see `Device`.
  package func discard() throws(DeviceFault) {
    let pcm = try open()
    (written, lastHeard, hasFailed, lastLook) = (0, 0, false, monotonicNow())
    let code = ALSAErrorLog.capturing { () -> Int32 in
      let code = snd_pcm_drop(pcm)
      return code < 0 ? code : snd_pcm_prepare(pcm)
    }.0
    _ = try frames(Int(code), underrunIsLoss: true)
  }

  /// Makes the device take frames again after a fault; see `Device`.
  package func recover() throws(DeviceFault) {
    let pcm = try open()
    let code = ALSAErrorLog.capturing { () -> Int32 in
      if snd_pcm_state(pcm) == SND_PCM_STATE_SUSPENDED {
        // Not every card can resume; one that cannot is prepared anew.
        var tries = 0
        while snd_pcm_resume(pcm) == -EAGAIN, tries < 20 {
          usleep(50_000)
          tries += 1
        }
      }
      _ = snd_pcm_drop(pcm)
      return snd_pcm_prepare(pcm)
    }.0
    _ = try frames(Int(code), underrunIsLoss: true)
    (lastHeard, hasFailed) = (written, false)
  }

  /// Opens the device again; see `Device`.
  package func reopen() throws(DeviceFault) {
    close()
    do throws(ALSAError) { handle = try PCMHandle(name, request) } catch { throw .lost(error.description) }
    (written, lastHeard, hasFailed, lastLook) = (0, 0, false, monotonicNow())
  }

  /// Silences and closes the device; see `Device`.
  package func close() {
    guard let pcm else { return }
    _ = ALSAErrorLog.capturing { snd_pcm_drop(pcm) }
    handle = nil
  }

  // MARK: - ALSA's ways

  private var pcm: OpaquePointer? { handle?.pcm }

  private func open() throws(DeviceFault) -> OpaquePointer {
    guard let pcm else { throw .lost("it is closed") }
    return pcm
  }

  /// The count that ALSA returned; a negative code is thrown as the fault that it stands for.
  private func frames(_ code: Int, underrunIsLoss: Bool = false) throws(DeviceFault) -> Int {
    if code >= 0 { return code }
    hasFailed = true
    let text = String(cString: snd_strerror(Int32(code)))
    switch Int32(-code) {
    case EPIPE where !underrunIsLoss: throw .underrun
    case ESTRPIPE where !underrunIsLoss: throw .suspended
    default: throw .lost(text)
    }
  }

}
