import Routines
import Settings
import Units

/// The sounds of one rule at one place. They follow each other, and the block is placed as a whole.
struct Block {
  struct Sound {
    /// When the sound begins, in milliseconds after the block's start.
    var offset: Int64
    var duration: Int64
    var voiceClearance: Int64
    var voicing: Voicing
    var kind: Cue.Kind

    /// How long the sound would be if the listener had not ended it; nil if it was not ended.
    var uncut: Int64?

    var isVoice: Bool { kind == .speech }

    /// Ends a line or breath tone with a short fade, if it sounds at a time, which is in milliseconds after the block's
    /// start. Other sounds ring out.
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
  /// The index of the rule in its scope's list; −1 for a step that sounds by itself.
  var rule: Int
  /// Where its rule wants it to begin, in milliseconds from the session's start.
  var wanted: Int64
  /// Where it begins, in milliseconds from the session's start.
  var start: Int64
  /// Whether its rule puts it before its segment.
  var leads: Bool
  /// The number of its place among those of the rule in this segment, from 0.
  var place = 0
  /// Whether it was made by a rule on the session.
  var isOfSession = false
  /// Whether it is a breath. Breath tones are softened under a voice, so they never stand in its way.
  var isBreath = false

  /// What made a block: a rule about a segment or the session, or a step that sounds by itself.
  struct Origin {
    /// The index of the segment.
    var segment: Int
    /// The index of the rule in its scope's list; −1 for a step that sounds by itself.
    var rule: Int
    /// Whether the rule is one on the session.
    var isOfSession: Bool
  }

  /// What made it.
  var origin: Origin { Origin(segment: segment, rule: rule, isOfSession: isOfSession) }

  /// How many milliseconds after the block's start a voice may begin.
  var busy: Int64 { sounds.map { $0.offset + $0.voiceClearance }.max() ?? 0 }
  /// How many milliseconds after its start the block is silent.
  var duration: Int64 { sounds.map { $0.offset + $0.duration }.max() ?? 0 }
  var hasVoice: Bool { sounds.contains(where: \.isVoice) }

  /// The pause between the clearance of a sound and the next sound of the block, in milliseconds.
  static let gap: Int64 = 200
}

/// Makes the sounds of blocks, from the lengths that are known or estimated.
struct BlockMaker {
  let plan: Plan
  private(set) var lengths: [Voicing: SoundLengths]
  private(set) var unknown: Set<Voicing> = []
  /// For each line that is a wording of a phrase, the name of the phrase.
  private(set) var phrases: [Voicing: String] = [:]

  init(_ plan: Plan, _ lengths: [Voicing: SoundLengths]) { (self.plan, self.lengths) = (plan, lengths) }

  /// Takes the true lengths of lines whose lengths were estimates.
  mutating func learn(_ lines: [Voicing: SoundLengths]) {
    lengths.merge(lines) { $1 }
    unknown.subtract(lines.keys)
  }

  /// Asks for the lengths of more lines than those of which it makes sounds.
  mutating func ask(for lines: Set<Voicing>) { unknown.formUnion(lines) }

  /// The sounds of a rule's block, in order; empty if nothing remains to sound.
  ///
  /// - Parameter line: gives what the rule's line says, if anything.
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
    // A line that nobody can say is left out; the sounds before it stay.
    if kind == .speech, lengths.duration == .zero { return }
    let offset = sounds.last.map { $0.offset + $0.voiceClearance + Block.gap } ?? 0
    sounds.append(
      Block.Sound(
        offset: offset, duration: lengths.duration.milliseconds, voiceClearance: lengths.voiceClearance.milliseconds,
        voicing: voicing,
        kind: kind)
    )
  }

  /// An estimate for a sound whose length is not known: 150 words a minute for a line, nothing for other sounds.
  private mutating func estimate(_ voicing: Voicing) -> SoundLengths {
    unknown.insert(voicing)
    guard case .speech(let text, _) = voicing else { return SoundLengths(duration: .zero, voiceClearance: .zero) }
    let length = Duration.milliseconds(400 * max(1, text.split(separator: " ").count))
    return SoundLengths(duration: length, voiceClearance: length)
  }
}
