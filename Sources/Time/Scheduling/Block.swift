import Routines
import Settings
import Units

/// What one rule sounds at one place: sounds one after the other, placed as a whole.
struct Block {
  struct Sound {
    /// Milliseconds after the block's start.
    var offset: Int64
    var duration: Int64
    var voiceClearance: Int64
    var voicing: Voicing
    var kind: Cue.Kind

    /// How long it would be, if the listener ended it.
    var uncut: Int64?

    var isVoice: Bool { kind == .speech }

    /// Ends it at a time after the block's start, with a short fade, if it sounds then; a chime rings out.
    mutating func cut(at time: Int64) {
      guard kind == .breath || kind == .speech, offset < time, time + Self.fade < offset + duration else { return }
      uncut = uncut ?? duration
      duration = time + Self.fade - offset
      voiceClearance = min(voiceClearance, time - offset)
    }

    static let fade = Cue.cutFade.milliseconds
  }

  var sounds: [Sound]
  var segment: Int
  /// The rule's place in its scope's list; −1 for a step that sounds by itself.
  var rule: Int
  /// Where it would begin, in milliseconds from the session's start.
  var wanted: Int64
  /// Where it begins.
  var start: Int64
  /// Whether it was asked to be outside its segment.
  var leads: Bool
  /// Which of the rule's places it stands for, counted from 0.
  var place = 0
  /// Whether a rule on the session made it.
  var isOfSession = false
  /// Whether it is a breath, which gives way to a voice by ducking and so is never in the way.
  var isBreath = false

  /// When its last sound is clear, after its start.
  var busy: Int64 { sounds.map { $0.offset + $0.voiceClearance }.max() ?? 0 }
  /// When it is silent, after its start.
  var duration: Int64 { sounds.map { $0.offset + $0.duration }.max() ?? 0 }
  var hasVoice: Bool { sounds.contains(where: \.isVoice) }

  /// The silence between a sound that is clear and the next sound of the block.
  static let gap: Int64 = 200
}

/// Makes blocks: knows the lengths of sounds.
struct BlockMaker {
  let plan: Plan
  private(set) var lengths: [Voicing: SoundLengths]
  private(set) var unknown: Set<Voicing> = []
  /// The phrases that lines are wordings of.
  private(set) var phrases: [Voicing: String] = [:]

  init(_ plan: Plan, _ lengths: [Voicing: SoundLengths]) { (self.plan, self.lengths) = (plan, lengths) }

  /// Takes the true lengths of lines that were estimated.
  mutating func learn(_ lines: [Voicing: SoundLengths]) {
    lengths.merge(lines) { $1 }
    unknown.subtract(lines.keys)
  }

  /// The sounds of a rule's block, in order; empty if nothing is left to sound.
  ///
  /// - Parameter line: what its line says, if anything.
  mutating func sounds(_ block: Rule.Block, isCountdown: Bool, _ line: (Line) -> Spoken?) -> [Block.Sound] {
    var sounds: [Block.Sound] = []
    if let chime = block.chime { append(.chime(chime.name), isCountdown ? .tick : .chime, &sounds) }
    if let sound = block.sound { append(.sound(sound.name), .sound, &sounds) }
    if plan.hasVoice, let spoken = block.line.flatMap(line) {
      if let phrase = spoken.phrase { phrases[spoken.voicing] = phrase }
      append(spoken.voicing, .speech, &sounds)
    }
    return sounds
  }

  /// The sounds of a step that sounds by itself.
  mutating func sounds(_ action: Step.Action, _ line: (Line) -> Spoken?) -> [Block.Sound] {
    switch action {
    case .chime(let name): sounds(Rule.Block(chime: name), isCountdown: false, line)
    case .sound(let file): sounds(Rule.Block(sound: file), isCountdown: false, line)
    case .say(let template): sounds(Rule.Block(line: .say(template)), isCountdown: false, line)
    default: []
    }
  }

  private mutating func append(_ voicing: Voicing, _ kind: Cue.Kind, _ sounds: inout [Block.Sound]) {
    let lengths = lengths[voicing] ?? estimate(voicing)
    // A line that nobody can say is left out, and what was before it stays.
    if kind == .speech, lengths.duration == .zero { return }
    let offset = sounds.last.map { $0.offset + $0.voiceClearance + Block.gap } ?? 0
    sounds.append(
      Block.Sound(
        offset: offset, duration: lengths.duration.milliseconds, voiceClearance: lengths.voiceClearance.milliseconds,
        voicing: voicing,
        kind: kind)
    )
  }

  /// A length for what nobody has told one of: 150 words a minute for a line.
  private mutating func estimate(_ voicing: Voicing) -> SoundLengths {
    unknown.insert(voicing)
    guard case .speech(let text, _) = voicing else { return SoundLengths(duration: .zero, voiceClearance: .zero) }
    let length = Duration.milliseconds(400 * max(1, text.split(separator: " ").count))
    return SoundLengths(duration: length, voiceClearance: length)
  }
}
