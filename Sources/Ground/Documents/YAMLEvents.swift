import CYAML

/// One event of YAML's syntax, as libyaml reports it, with the place at which it begins.
struct YAMLEvent {
  enum Kind {
    /// `isFirst` is false for a second document in the same stream.
    case documentStart
    case documentEnd
    case streamEnd
    /// `*name`
    case alias(String)
    /// `plain` if it was written without quotes and is no block.
    case scalar(String, plain: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  var kind: Kind
  var mark: Mark
  /// The name in `&name`.
  var anchor: String?
  /// The tag as it was written, `!` and shorthands resolved.
  var tag: String?
}

/// Why libyaml cannot read on.
struct YAMLFailure: Error {
  /// In libyaml's words.
  var problem: String
  /// What it was reading, in its words.
  var context: String?
  var mark: Mark
  /// The character that may not stand there, if it is about one.
  var character: UInt32?
}

/// Reads the events of a YAML text, one after the other. The only code that sees libyaml.
final class YAMLEventReader {
  /// libyaml keeps the parser's address, and the text's.
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

  /// The next event; after `streamEnd` there is none to ask for.
  func next() throws(YAMLFailure) -> YAMLEvent {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
      defer { yaml_event_delete(&event) }
      // The beginning of the stream says nothing but its encoding.
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

  /// libyaml counts lines and columns from 0.
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

  /// A character that may not be there is told by its place among the bytes.
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
