import Diagnostics

/// Reads a file from its first byte to its last, past the mistakes in it.
struct YAMLReader {
  /// The most parts that are read anew after a mistake.
  private static let mostParts = 100

  private let source: SourceText
  private let limits: YAMLLimits

  /// What is read so far.
  private(set) var composer: Composer

  /// Whether nothing was left out.
  private(set) var isComplete = true

  /// Creates a reader.
  init(_ source: SourceText, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
    composer = Composer(source, limits: limits)
  }

  /// Reads the whole file.
  mutating func read() {
    guard isReadable else {
      isComplete = false
      return
    }
    source.bytes.withUnsafeBufferPointer { bytes in
      let offsets = ScalarOffsets(bytes)
      var start: Int? = bytes.byteOrderMarkLength
      var parts = 0
      while let first = start, parts < Self.mostParts {
        start = readPart(EventReader(bytes, from: first, offsets: offsets))
        parts += 1
      }
    }
    composer.unwind(keepsRoot: false)
    if !isComplete { composer.markIncomplete() }
  }

  /// Reads up to the next mistake, and returns where to go on after it.
  private mutating func readPart(_ events: EventReader) -> Int? {
    do throws(YAMLProblem) {
      try readEvents(events, isFirst: composer.isBlank)
      return nil
    } catch {
      isComplete = false
      let diagnosis = SyntaxDiagnosis(error, in: source, after: composer.lastScalar)
      composer.report(diagnosis.diagnostic)
      guard composer.canResume else { return nil }
      composer.unwind(keepsRoot: true)
      return nextKey(after: diagnosis.cause)
    }
  }

  private mutating func readEvents(_ events: EventReader, isFirst: Bool) throws(YAMLProblem) {
    var documents = 0
    var isInside = isFirst
    while true {
      let event = try events.next()
      switch event.kind {
      case .streamEnd: return
      case .streamStart, .documentEnd: continue
      case .documentStart(let hasDirectives):
        documents += 1
        if hasDirectives { composer.report(.yamlDirective, at: firstWord(event.bytes)) }
        if documents > 1 { return refuseDocument(event.bytes) }
      case .mappingStart where !isInside: isInside = true
      case .collectionEnd where !isFirst && composer.isAtRoot: return
      default:
        guard isInside, composer.take(event) else { return giveUp() }
      }
    }
  }

  private mutating func refuseDocument(_ bytes: Range<Int>) {
    composer.report(.yamlSecondDocument, at: firstWord(bytes))
    giveUp()
  }

  private mutating func giveUp() {
    isComplete = false
    composer.unwind(keepsRoot: false)
  }

  private func firstWord(_ bytes: Range<Int>) -> Range<Int> {
    let word = Line(at: bytes.lowerBound, in: source).bytes(from: bytes.lowerBound)
      .prefix { $0 != UInt8(ascii: " ") }
    return word.startIndex..<word.endIndex
  }
}

// MARK: - Before and after

extension YAMLReader {
  /// Whether the bytes are a text of bearable length; reports why not.
  private var isReadable: Bool {
    mutating get {
      guard source.bytes.count <= limits.bytes else {
        let message = Diagnostic.Message.yamlTooLarge(source.bytes.count, limit: limits.bytes)
        composer.report(message, at: 0..<0)
        return false
      }
      guard let fault = source.encodingFault else { return hasOnlyText }
      let isOther = fault.kind == .otherEncoding
      composer.report(isOther ? .yamlOtherEncoding : .yamlInvalidBytes, at: fault.bytes)
      return false
    }
  }

  private var hasOnlyText: Bool {
    mutating get {
      let control = source.bytes.firstIndex { byte in
        (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0x7F
      }
      guard let control else { return true }
      composer.report(.yamlControlCharacter(source.bytes[control]), at: control..<control + 1)
      return false
    }
  }

  /// Returns the next line that begins with a key in the first column.
  private func nextKey(after offset: Int) -> Int? {
    var line = Line(at: offset, in: source)
    while let next = line.next(in: source), !next.separatesDocuments {
      line = next
      if line.beginsWithKey { return line.range.lowerBound }
    }
    return nil
  }
}
