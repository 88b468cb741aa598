/// The words of the cases of an enumeration, found without making texts.
final class CaseWords {
  /// A word and the position of its case.
  struct Entry {
    let word: ShortWord
    let position: Int
  }

  /// Places of words by their digests; no two words share one.
  private let entries: UnsafeMutablePointer<Entry>
  private let factor: UInt64
  private let shift: UInt64
  /// Whether there are words.
  let isEmpty: Bool

  /// Takes words with the positions of their cases; those that are too long, or for which there is
  /// no place, are left out, and read the long way.
  init(_ words: [(word: String, position: Int)]) {
    let known = words.compactMap { Self.entry($0.word, $0.position) }
    isEmpty = known.isEmpty
    (factor, shift) = Self.digest(for: known.map(\.word))
    let size = 1 << (64 - Int(shift))
    entries = .allocate(capacity: size)
    entries.initialize(repeating: Entry(word: .none, position: 0), count: size)
    for entry in known.reversed() { entries[place(of: entry.word)] = entry }
  }

  deinit { entries.deallocate() }

  private static func entry(_ word: String, _ position: Int) -> Entry? {
    let bytes = Array(word.utf8)
    guard !bytes.isEmpty, bytes.count <= ShortWord.longest else { return nil }
    return (bytes + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer { padded in
      padded.baseAddress.map { Entry(word: ShortWord($0, bytes.count), position: position) }
    }
  }

  /// A factor and a number of places by which all words have a place of their own.
  private static func digest(for words: [ShortWord]) -> (factor: UInt64, shift: UInt64) {
    var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    for bits in 5..<16 {
      for _ in 0..<64 {
        let places = Set(words.map { place(of: $0, factor, UInt64(64 - bits)) })
        if places.count == words.count { return (factor, UInt64(64 - bits)) }
        factor = factor &* 0x5851_F42D_4C95_7F2D &+ 2
      }
    }
    return (factor, 48)
  }

  @inline(__always)
  private static func place(of word: ShortWord, _ factor: UInt64, _ shift: UInt64) -> Int {
    let mixed = word.first &+ word.last &* 31 &+ UInt64(truncatingIfNeeded: word.length)
    return Int(truncatingIfNeeded: (mixed &* factor) &>> shift)
  }

  @inline(__always)
  private func place(of word: ShortWord) -> Int { Self.place(of: word, factor, shift) }

  /// The position of the case that a word stands for.
  @inline(__always)
  func position(of word: ShortWord) -> Int? {
    let entry = entries[place(of: word)]
    return entry.word == word ? entry.position : nil
  }
}
