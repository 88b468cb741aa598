public import Diagnostics

/// What a JSON text holds, and everything that is wrong with it.
///
/// The reader is strict (RFC 8259, UTF-8). Each value and key knows its place; numbers stay the
/// text that was typed; a key that is there twice is an error that shows both.
public struct JSONDocument: Sendable {
  /// The top of the tree; `nil` where the syntax is broken.
  public let root: JSONNode?

  /// What is wrong with the text.
  ///
  /// After a mistake in the syntax nothing more is read.
  public let diagnostics: [Diagnostic]

  /// Reads a text, or a part of it such as a line of JSON Lines.
  ///
  /// - Parameters:
  ///   - source: The file that holds the text.
  ///   - part: The bytes of the text; by default the whole file.
  ///   - limits: How much of it may be read.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  public init(
    _ source: SourceText,
    in part: Range<Int>? = nil,
    limits: JSONLimits = .standard
  ) {
    let bytes = (part ?? 0..<source.bytes.count).clamped(to: 0..<source.bytes.count)
    if let fault = Self.fault(of: source, in: bytes, limits) {
      root = nil
      diagnostics = [fault]
    } else {
      (root, diagnostics) = Self.read(source, bytes, limits)
    }
  }

  private static func fault(
    of source: SourceText,
    in bytes: Range<Int>,
    _ limits: JSONLimits
  ) -> Diagnostic? {
    guard bytes.count <= limits.bytes else {
      let message = Diagnostic.Message.jsonTooLarge(bytes.count, limit: limits.bytes)
      return Diagnostic(message, at: SourceRange(source, bytes.lowerBound..<bytes.lowerBound))
    }
    return source.encodingFault(in: bytes).map { fault in
      let isOther = fault.kind == .otherEncoding
      let message: Diagnostic.Message = isOther ? .jsonOtherEncoding : .jsonInvalidBytes
      return Diagnostic(message, at: SourceRange(source, fault.bytes))
    }
  }

  private static func read(
    _ source: SourceText,
    _ part: Range<Int>,
    _ limits: JSONLimits
  ) -> (JSONNode?, [Diagnostic]) {
    source.bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes, part, of: source, depth: limits.depth)
      do throws(JSONFault) {
        return (try parser.document(), parser.diagnostics)
      } catch {
        return (nil, parser.diagnostics + [error.diagnostic])
      }
    }
  }
}

/// How much of a JSON text may be read.
public struct JSONLimits: Sendable, Hashable {
  /// The most bytes.
  public var bytes: Int

  /// The most arrays and objects that may stand within one another.
  public var depth: Int

  /// Creates limits.
  ///
  /// - Parameters:
  ///   - bytes: The most bytes.
  ///   - depth: The most arrays and objects that may stand within one another, up to 512.
  public init(bytes: Int = 64 << 20, depth: Int = 128) {
    precondition((1...512).contains(depth), "a depth of 1 to 512 is safe to read, not \(depth)")
    self.bytes = bytes
    self.depth = depth
  }

  /// What suits an extract of a register: 64 MiB, 128 levels.
  public static let standard = JSONLimits()
}
