internal import Diagnostics

/// An element of an XML text, with its places.
struct MarkupElement: Sendable {
  /// An attribute.
  struct Attribute: Sendable {
    let name: String
    let value: String
    /// Where the value stands, without its quotes.
    let range: Range<Int>
  }

  /// The namespace of the name; empty if it has none.
  let namespace: String
  /// The name without a prefix.
  let name: String
  /// The attributes without a prefix, and those of namespaces left out.
  let attributes: [Attribute]
  /// Where the name stands in the start tag.
  let range: Range<Int>
  /// The elements in it.
  var children: [MarkupElement] = []
  /// The characters in it, but not those in its elements.
  var characters = MarkupCharacters()

  /// Returns the value of an attribute.
  subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

/// Characters of an element, and where each byte of them stands.
struct MarkupCharacters: Sendable {
  private(set) var bytes: [UInt8] = []
  private var places: [Int] = []
  private var end = 0
  /// Whether the bytes stand in the text as they are and one after another.
  private var isContiguous = true

  /// Whether there is nothing but white space.
  var isBlank: Bool { bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }

  /// Puts a run of bytes in that stand in the text as they are.
  mutating func append(_ run: ArraySlice<UInt8>) {
    guard !run.isEmpty else { return }
    isContiguous = isContiguous && (bytes.isEmpty || end == run.startIndex)
    bytes += run
    places += run.indices
    end = run.endIndex
  }

  /// Puts bytes in that something else stands for.
  mutating func append(_ replacement: some Sequence<UInt8>, for range: Range<Int>) {
    for byte in replacement {
      bytes.append(byte)
      places.append(range.lowerBound)
    }
    isContiguous = false
    end = range.upperBound
  }

  /// Returns the characters as a part of a source.
  func fragment(in source: SourceText) -> SourceFragment {
    let text = String(decoding: bytes, as: UTF8.self)
    let mapping: SourceFragment.Mapping =
      isContiguous ? .contiguous(from: places.first ?? end) : .table(places + [end])
    return SourceFragment(text: text, source: source, mapping: mapping)
  }
}
