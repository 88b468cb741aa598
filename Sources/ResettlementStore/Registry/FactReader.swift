internal import Quantities
internal import ResettlementCore

/// Reads what `FactWriter` wrote.
struct FactReader {
  private let bytes: [UInt8]
  private var position = 0

  /// How deep lists may stand within one another.
  private static let deepest = 16

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func facts() throws(StoreDefect) -> [(id: String, value: FactValue)] {
    var facts: [(id: String, value: FactValue)] = []
    for _ in 0..<(try count()) { facts.append((try text(), try value(depth: 0))) }
    return facts
  }

  mutating func texts() throws(StoreDefect) -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try text()) }
    return texts
  }

  private mutating func value(depth: Int) throws(StoreDefect) -> FactValue {
    guard let tag = FactWriter.Tag(rawValue: try byte()), depth < Self.deepest else { throw damage }
    switch tag {
    case .unknown: return .unknown
    case .absent: return .absent
    case .no: return .boolean(false)
    case .yes: return .boolean(true)
    case .number: return try number()
    case .text: return .text(try text())
    case .date: return .date(try day())
    case .symbol: return .symbol(try text())
    case .reference: return .reference(try text())
    case .list: return try list(depth: depth)
    }
  }

  private mutating func number() throws(StoreDefect) -> FactValue {
    guard let number = ExactDecimal(try text()) else { throw damage }
    return .number(number)
  }

  private mutating func day() throws(StoreDefect) -> CalendarDay {
    let size = try size()
    return CalendarDay(dayNumber: Int(Int64(bitPattern: size >> 1) ^ -Int64(size & 1)))
  }

  private mutating func list(depth: Int) throws(StoreDefect) -> FactValue {
    var values: [FactValue] = []
    for _ in 0..<(try count()) { values.append(try value(depth: depth + 1)) }
    return .list(values)
  }
}

// MARK: - Bytes

extension FactReader {
  private var damage: StoreDefect { .damagedEntry("facts") }

  private mutating func byte() throws(StoreDefect) -> UInt8 {
    guard position < bytes.count else { throw damage }
    position += 1
    return bytes[position - 1]
  }

  private mutating func size() throws(StoreDefect) -> UInt64 {
    var size: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      size |= UInt64(byte & 127) << shift
      if byte < 128 { return size }
    }
    throw damage
  }

  /// A number of things of which each takes at least a byte.
  private mutating func count() throws(StoreDefect) -> Int {
    let size = try size()
    guard size <= UInt64(bytes.count - position) else { throw damage }
    return Int(size)
  }

  private mutating func text() throws(StoreDefect) -> String {
    let count = try count()
    let end = position + count
    defer { position = end }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}
