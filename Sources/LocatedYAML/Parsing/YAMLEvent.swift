/// What libyaml reports as it reads: the beginning or the end of something, at UTF-8 offsets.
struct YAMLEvent {
  /// What begins or ends.
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias
    case scalar(String, YAMLScalar.Style)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
  }

  /// What begins or ends.
  let kind: Kind

  /// Where, from the node's anchor or tag on.
  let bytes: Range<Int>

  /// Whether the node has an anchor.
  var hasAnchor = false

  /// Whether the node has a tag.
  var hasTag = false
}

/// Why libyaml stopped, in its own words, at UTF-8 offsets.
struct YAMLProblem: Error {
  /// What is wrong.
  let problem: String

  /// Where it is wrong.
  let offset: Int

  /// What libyaml was reading.
  let context: String

  /// Where that began.
  let contextOffset: Int?
}
