import CYAML

/// One event of YAML's syntax, as libyaml reports it, with the place at which it begins.
struct YAMLEvent {
  enum Kind {
    /// The document's beginning; `isFirst` is false for a second document in the same stream.
    case documentStart
    case documentEnd
    case streamEnd
    /// A reference to an anchor: `*name`.
    case alias(String)
    /// A scalar; `plain` tells that it was written without quotes and not as a block.
    case scalar(String, plain: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  var kind: Kind
  var mark: Mark
  /// The name of the anchor, as in `&name`.
  var anchor: String?
  /// The tag with `!` and shorthands resolved; nil if there is none.
  var tag: String?
}

/// Why libyaml cannot read further.
struct YAMLFailure: Error {
  /// The problem, in libyaml's words.
  var problem: String
  /// What libyaml was reading, in its words.
  var context: String?
  var mark: Mark
  /// The character that is not allowed there, if the problem is about one.
  var character: UInt32?
}

/// Reads the events of a YAML text, one after the other. No other code calls libyaml.
final class YAMLEventReader {
  /// The parser stands behind a pointer, because libyaml keeps the addresses of the parser and the text.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ text: String) {
    let utf8 = Array(text.utf8)
    bytes = .allocate(capacity: utf8.count)
    _ = bytes.initialize(from: utf8)
    precondition(yaml_parser_initialize(parser) == 1, "out of memory")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event. After `streamEnd` there are no more.
  func next() throws(YAMLFailure) -> YAMLEvent {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
      defer { yaml_event_delete(&event) }
      // The stream's beginning tells only its encoding, and is skipped.
      if event.type != YAML_STREAM_START_EVENT { return Self.event(event) }
    }
  }

  private static func event(_ event: yaml_event_t) -> YAMLEvent {
    let data = event.data
    var result = YAMLEvent(kind: .streamEnd, mark: mark(event.start_mark))
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_ALIAS_EVENT: result.kind = .alias(text(data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let value = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
      result.kind = .scalar(
        String(decoding: value, as: UTF8.self), plain: data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
      (result.anchor, result.tag) = (text(data.scalar.anchor), text(data.scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      result.kind = .sequenceStart
      (result.anchor, result.tag) = (text(data.sequence_start.anchor), text(data.sequence_start.tag))
    case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      result.kind = .mappingStart
      (result.anchor, result.tag) = (text(data.mapping_start.anchor), text(data.mapping_start.tag))
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    default: break
    }
    return result
  }

  private static func text(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? { text.map { String(cString: $0) } }

  /// The mark of a position in libyaml, which counts lines and columns from 0.
  private static func mark(_ mark: yaml_mark_t) -> Mark { Mark(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }

  private var failure: YAMLFailure {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    switch parser.pointee.error {
    case YAML_READER_ERROR:
      let value = parser.pointee.problem_value
      return YAMLFailure(
        problem: problem, mark: mark(ofByte: Int(parser.pointee.problem_offset)),
        character: value > 0 ? UInt32(value) : 0)
    default:
      return YAMLFailure(
        problem: problem, context: parser.pointee.context.map { String(cString: $0) },
        mark: Self.mark(parser.pointee.problem_mark))
    }
  }

  /// The mark of a byte's offset, which is all that libyaml tells of a character that is not allowed.
  private func mark(ofByte offset: Int) -> Mark {
    var mark = Mark(line: 1, column: 1)
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        mark = Mark(line: mark.line + 1, column: 1)
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        mark.column += 1
      }
    }
    return mark
  }
}
