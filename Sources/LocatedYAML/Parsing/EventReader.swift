internal import CLibYAML

/// Reads the events of a YAML text with libyaml, the only place that touches it.
final class EventReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let offsets: ScalarOffsets
  private let firstScalar: Int
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool
  /// The scalar whose offset was found last; the next one is mostly near.
  private var last = (scalar: 0, offset: 0)

  /// Creates a reader from an offset of a text to its end.
  ///
  /// - Parameters:
  ///   - bytes: The text, valid UTF-8. It must stay where it is as long as the reader is used.
  ///   - start: The offset from which to read.
  ///   - offsets: The measure of the same text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, offsets: ScalarOffsets) {
    self.bytes = bytes
    self.start = start
    self.offsets = offsets
    firstScalar = offsets.count(before: start, in: bytes)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    yaml_parser_set_input_string(parser, rest.baseAddress, rest.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// Returns the next event.
  ///
  /// - Throws: ``YAMLProblem`` where the text is no YAML; nothing can be read after that.
  func next() throws(YAMLProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard isReady, yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    return converted(event)
  }
}

// MARK: - Converting

extension EventReader {
  private func converted(_ event: yaml_event_t) -> YAMLEvent {
    let start = offset(event.start_mark)
    let range = start..<max(start, offset(event.end_mark))
    switch event.type {
    case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, bytes: range)
    case YAML_DOCUMENT_START_EVENT: return documentStart(event, range)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, bytes: range)
    case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, bytes: range)
    case YAML_SCALAR_EVENT: return scalar(event, range)
    case YAML_SEQUENCE_START_EVENT: return sequenceStart(event, range)
    case YAML_MAPPING_START_EVENT: return mappingStart(event, range)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .collectionEnd, bytes: range)
    default: return YAMLEvent(kind: .streamEnd, bytes: range)
    }
  }

  private func documentStart(_ event: yaml_event_t, _ range: Range<Int>) -> YAMLEvent {
    let data = event.data.document_start
    let hasDirectives = data.version_directive != nil || data.tag_directives.start != nil
    return YAMLEvent(kind: .documentStart(hasDirectives: hasDirectives), bytes: range)
  }

  private func scalar(_ event: yaml_event_t, _ range: Range<Int>) -> YAMLEvent {
    let data = event.data.scalar
    let text = String(
      decoding: UnsafeBufferPointer(start: data.value, count: data.length),
      as: UTF8.self
    )
    return YAMLEvent(
      kind: .scalar(text, style(data.style)),
      bytes: range,
      hasAnchor: data.anchor != nil,
      hasTag: data.tag != nil
    )
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func sequenceStart(_ event: yaml_event_t, _ range: Range<Int>) -> YAMLEvent {
    let data = event.data.sequence_start
    return YAMLEvent(
      kind: .sequenceStart(isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE),
      bytes: range,
      hasAnchor: data.anchor != nil,
      hasTag: data.tag != nil
    )
  }

  private func mappingStart(_ event: yaml_event_t, _ range: Range<Int>) -> YAMLEvent {
    let data = event.data.mapping_start
    return YAMLEvent(
      kind: .mappingStart(isFlow: data.style == YAML_FLOW_MAPPING_STYLE),
      bytes: range,
      hasAnchor: data.anchor != nil,
      hasTag: data.tag != nil
    )
  }

  private var problem: YAMLProblem {
    let parser = parser.pointee
    let isOfReader = parser.error == YAML_READER_ERROR
    let place = isOfReader ? start + parser.problem_offset : offset(parser.problem_mark)
    return YAMLProblem(
      problem: parser.problem.map { String(cString: $0) } ?? "out of memory",
      offset: min(place, bytes.count),
      context: parser.context.map { String(cString: $0) } ?? "",
      contextOffset: parser.context == nil ? nil : offset(parser.context_mark)
    )
  }

  private func offset(_ mark: yaml_mark_t) -> Int {
    let scalar = firstScalar + mark.index
    last = (scalar, offsets.offset(ofScalar: scalar, from: last, in: bytes))
    return last.offset
  }
}
