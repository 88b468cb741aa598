/// The words of the cases of an enumeration, found without making texts.
final class CaseWords {
  /// A word of at most sixteen bytes: its first and last eight, and its length.
  struct Word: Equatable {
    let first: UInt64
    let last: UInt64
    let length: Int

    static let longest = 16

    /// Reads a word; eight bytes behind it must be readable.
    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) {
      length = range.count
      let start = UnsafeRawPointer(bytes + range.lowerBound)
      let word = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
      let isShort = length < 8
      first = isShort ? word & ((1 << UInt64(8 &* length)) &- 1) : word
      last =
        isShort
        ? 0 : UInt64(littleEndian: (start + length - 8).loadUnaligned(as: UInt64.self))
    }
  }

  /// A word and the position of its case.
  struct Entry {
    let word: Word
    let position: Int
  }

  let entries: UnsafeMutablePointer<Entry>
  let count: Int

  /// Takes words with the positions of their cases; longer ones are left out, and read the long
  /// way.
  init(_ words: [(word: String, position: Int)]) {
    let known = words.filter { $0.word.utf8.count <= Word.longest && !$0.word.isEmpty }
    entries = .allocate(capacity: max(1, known.count))
    for (place, (word, position)) in known.enumerated() {
      let bytes = Array(word.utf8) + [UInt8](repeating: 0, count: 8)
      let entry = bytes.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { Word($0, 0..<bytes.count - 8) }
      }
      guard let entry else { continue }
      (entries + place).initialize(to: Entry(word: entry, position: position))
    }
    count = known.count
  }

  deinit { entries.deallocate() }
}
