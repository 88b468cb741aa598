/// Damages texts byte by byte and piece by piece.
struct Mutator {
  private static let pieces = [
    "(", ")", "[", "]", "{", "}", "\"", "'", ",", ":", "..", "@", "-", "**", "?", "\\", "\\u", "//",
    "/*", "*/", "\n", "\u{FEFF}", "（", "＝", "“", "null", " and ", " or ", "function(", "for x in ",
    " return ", "if ", " then ", " else ", "1e9999", "9223372036854775807", "<", ">", "&", "</",
    "&#x",
    "<![CDATA[", "]]>", "\u{0}", "\u{10FFFF}", "人", "e\u{301}", " instance of ", "some x in ", ".a",
  ]
  private static let broken: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBA], [0x00],
    [0x80],
  ]

  /// Damages a text in a few places; another text lends pieces.
  static func damage(_ text: [UInt8], with other: [UInt8], _ random: inout RandomSource) -> [UInt8]
  {
    var bytes = text
    for _ in 0...random.below(5) { damageOnce(&bytes, other, &random) }
    return bytes.count > 60_000 ? Array(bytes.prefix(60_000)) : bytes
  }

  private static func damageOnce(
    _ bytes: inout [UInt8],
    _ other: [UInt8],
    _ random: inout RandomSource
  ) {
    let place = random.below(bytes.count + 1)
    let end = min(bytes.count, place + random.below(12))
    switch random.below(9) {
    case 0: bytes.removeSubrange(place..<end)
    case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
    case 2: bytes.insert(UInt8(random.below(128)), at: place)
    case 3: bytes.insert(contentsOf: random.pick(broken), at: place)
    case 4: bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
    case 5:
      let start = random.below(other.count + 1)
      let stop = min(other.count, start + random.below(30))
      bytes.insert(contentsOf: other[start..<stop], at: place)
    case 6 where random.chance(oneIn: 40):
      let piece = Array(random.pick(pieces).utf8)
      bytes.insert(contentsOf: Array(repeating: piece, count: 3000).joined(), at: place)
    default: bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
    }
  }
}
