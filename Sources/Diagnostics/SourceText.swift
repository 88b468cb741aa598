/// A text that a person wrote, with the name under which it is shown.
///
/// Places in it are UTF-8 offsets; ``position(at:)`` turns one into a line and a column. Copies
/// share the bytes, so ranges and nodes may each hold their source.
public struct SourceText: Sendable {
  private final class Storage: Sendable {
    let name: String
    let bytes: [UInt8]

    init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private let storage: Storage

  /// Creates a source from bytes.
  public init(name: String, bytes: [UInt8]) {
    storage = Storage(name: name, bytes: bytes)
  }

  /// Creates a source from a string.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The name shown before each place: usually a path, as the caller gave it.
  public var name: String { storage.name }

  /// The text's bytes.
  ///
  /// They may hold invalid UTF-8; a reader reports that.
  public var bytes: [UInt8] { storage.bytes }

  /// The text as a string; invalid bytes are shown as U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the part of the text in a range of bytes, clamped to the text.
  public subscript(range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

extension SourceText: Hashable {
  /// Compares names and bytes; copies of one source are equal without a look at the bytes.
  public static func == (one: Self, other: Self) -> Bool {
    one.storage === other.storage || (one.name == other.name && one.bytes == other.bytes)
  }

  /// Hashes the name and the length only, so that a place in a long text hashes quickly.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes.count)
  }
}
