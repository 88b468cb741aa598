import Diagnostics

/// Builds the tree from events, and reports what is YAML but not of the strict subset.
struct Composer {
  private let source: SourceText
  private let limits: YAMLLimits
  private var frames: [Frame] = []
  private var nodeCount = 0

  /// The tree, once its top is finished.
  private(set) var root: YAMLNode?

  /// What is wrong so far.
  private(set) var diagnostics: [Diagnostic] = []

  /// The last scalar that was read.
  private(set) var lastScalar: YAMLScalar?

  /// Creates a composer.
  init(_ source: SourceText, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
  }

  /// Whether no top has begun yet, or only a text that was no key.
  var isBlank: Bool { frames.isEmpty && (root == nil || root?.scalar != nil) }

  /// Whether reading can go on with a key in the first column: the top is a block mapping there.
  var canResume: Bool {
    if isBlank { return true }
    guard let first = frames.first, first.isMapping, !first.isFlow else { return false }
    return Line(at: first.start, in: source).range.lowerBound == first.start
  }

  /// Whether all collections but the top are finished.
  var isAtRoot: Bool { frames.count == 1 }

  /// Reports something.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Reports an error at some bytes.
  mutating func report(_ message: Diagnostic.Message, at bytes: Range<Int>) {
    report(Diagnostic(message, at: SourceRange(source, bytes)))
  }

  /// Takes an event in.
  ///
  /// - Returns: Whether reading can go on; it can't beyond a limit.
  mutating func take(_ event: YAMLEvent) -> Bool {
    switch event.kind {
    case .streamStart, .streamEnd, .documentStart, .documentEnd: return true
    case .alias:
      report(.yamlAlias, at: event.bytes)
      add(nil)
    case .scalar(let text, let style): addScalar(text, style, event)
    case .sequenceStart(let isFlow): begin(Frame(isMapping: false, isFlow: isFlow), event)
    case .mappingStart(let isFlow): begin(Frame(isMapping: true, isFlow: isFlow), event)
    case .collectionEnd: end(at: event.bytes.upperBound)
    }
    return isWithinLimits(event.bytes)
  }

  /// Finishes what is still open, as incomplete.
  ///
  /// - Parameter keepsRoot: Whether the top stays open, as more of it will be read.
  mutating func unwind(keepsRoot: Bool) {
    while frames.count > (keepsRoot ? 1 : 0) {
      frames[frames.count - 1].isComplete = false
      end(at: nil)
    }
    if keepsRoot && !frames.isEmpty { frames[0].abandonEntry() }
  }

  /// Marks the top as one of which something is left out.
  mutating func markIncomplete() {
    root = root.map { YAMLNode($0.kind, at: $0.range, isComplete: false) }
  }

  private mutating func isWithinLimits(_ bytes: Range<Int>) -> Bool {
    nodeCount += 1
    if nodeCount > limits.nodes {
      report(.yamlTooManyNodes(limit: limits.nodes), at: bytes)
    } else if frames.count > limits.depth {
      report(.yamlTooDeep(limit: limits.depth), at: bytes)
    } else {
      return true
    }
    return false
  }
}

// MARK: - Nodes

extension Composer {
  private mutating func addScalar(_ text: String, _ style: YAMLScalar.Style, _ event: YAMLEvent) {
    let start = checkProperties(event)
    let bytes = trimmed(start..<max(start, event.bytes.upperBound), style)
    let scalar = YAMLScalar(text, style: style, at: bytes, in: source)
    checkBlock(scalar)
    lastScalar = scalar
    add(YAMLNode(.scalar(scalar), at: scalar.range))
  }

  /// A block's mark of its end runs past the blank lines behind it.
  private func trimmed(_ bytes: Range<Int>, _ style: YAMLScalar.Style) -> Range<Int> {
    guard style == .literal || style == .folded else { return bytes }
    let end = source.bytes[bytes].lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return bytes.lowerBound..<(end.map { $0 + 1 } ?? bytes.lowerBound)
  }

  /// `>5` is a folded block, indented by five and empty: hardly what its author meant.
  private mutating func checkBlock(_ scalar: YAMLScalar) {
    guard scalar.style == .folded || scalar.style == .literal, scalar.text.isEmpty else { return }
    let isIndicated = scalar.range.text.dropFirst().contains(where: \.isNumber)
    guard isIndicated else { return }
    let fix = BlockFix(in: source, at: scalar.range.bytes.lowerBound + 1).fix
    report(Diagnostic(.yamlBlockHeader, at: scalar.range, fix: fix))
  }

  private mutating func begin(_ frame: Frame, _ event: YAMLEvent) {
    var frame = frame
    frame.start = checkProperties(event)
    frame.lastEnd = frame.start
    frames.append(frame)
  }

  private mutating func end(at offset: Int?) {
    guard let frame = frames.popLast() else { return }
    let end = frame.isFlow ? offset ?? frame.lastEnd : frame.lastEnd
    let range = SourceRange(source, frame.start..<max(frame.start, end))
    add(YAMLNode(frame.kind, at: range, isComplete: frame.isComplete))
  }

  /// Adds a node to what is open; `nil` stands for one that can't be used.
  private mutating func add(_ node: YAMLNode?) {
    guard !frames.isEmpty else {
      root = node
      return
    }
    let last = frames.count - 1
    frames[last].lastEnd = max(frames[last].lastEnd, node?.range.bytes.upperBound ?? 0)
    if frames[last].expectsKey {
      addKey(node)
    } else {
      frames[last].add(node)
    }
  }

  private mutating func addKey(_ node: YAMLNode?) {
    let last = frames.count - 1
    if let key = node?.scalar, let message = Self.fault(of: key) {
      report(message, at: key.range.bytes)
      frames[last].skipEntry()
    } else if let key = node?.scalar {
      if let first = frames[last].begin(key) { reportDuplicate(key, of: first) }
    } else {
      if let node { report(.yamlComplexKey, at: node.range.bytes) }
      frames[last].skipEntry()
    }
  }

  private static func fault(of key: YAMLScalar) -> Diagnostic.Message? {
    if key.style == .plain && key.text == "<<" { return .yamlMergeKey }
    return key.isEmpty ? .yamlEmptyKey : nil
  }

  private mutating func reportDuplicate(_ key: YAMLScalar, of first: YAMLScalar) {
    let note = Diagnostic.Note(.yamlFirstKey, at: first.range)
    report(Diagnostic(.yamlDuplicateKey(key.text), at: key.range, notes: [note]))
  }
}

// MARK: - Anchors and tags

extension Composer {
  /// Reports a node's anchor and tag, and returns where the node itself begins.
  private mutating func checkProperties(_ event: YAMLEvent) -> Int {
    guard event.hasAnchor || event.hasTag else { return event.bytes.lowerBound }
    var start = event.bytes.lowerBound
    while let first = byte(at: start), first == UInt8(ascii: "&") || first == UInt8(ascii: "!") {
      let end = wordEnd(from: start)
      report(first == UInt8(ascii: "&") ? .yamlAnchor : .yamlTag, at: start..<end)
      start = end
      while let blank = byte(at: start), [0x20, 0x09, 0x0A, 0x0D].contains(blank) { start += 1 }
    }
    return min(start, max(event.bytes.upperBound, event.bytes.lowerBound))
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < source.bytes.count ? source.bytes[offset] : nil
  }

  private func wordEnd(from start: Int) -> Int {
    var end = start
    while let byte = byte(at: end), !Self.wordEnds.contains(byte) { end += 1 }
    return end
  }

  private static let wordEnds: [UInt8] = [0x20, 0x09, 0x0A, 0x0D] + Array(",[]{}".utf8)
}
