internal import Quantities
internal import ResettlementCore

/// Writes facts as bytes: a number of facts, then of each its id and its value.
///
/// ```
/// facts  := size (text value)*
/// value  := tag content
/// text   := size UTF-8
/// size   := seven bits a byte, the lowest first; the high bit says that there are more
/// ```
struct FactWriter {
  private(set) var bytes: [UInt8] = []

  /// What a value's first byte says.
  enum Tag: UInt8 {
    case unknown, absent, no, yes, number, text, date, symbol, reference, list
  }

  mutating func add(_ facts: [(id: String, value: FactValue)]) {
    add(size: UInt64(facts.count))
    for fact in facts {
      add(text: fact.id)
      add(fact.value)
    }
  }

  mutating func add(_ texts: [String]) {
    add(size: UInt64(texts.count))
    for text in texts { add(text: text) }
  }

  private mutating func add(_ value: FactValue) {
    switch value {
    case .unknown: add(tag: .unknown)
    case .absent: add(tag: .absent)
    case .boolean(let value): add(tag: value ? .yes : .no)
    case .number(let value): add(.number, value.description)
    case .text(let value): add(.text, value)
    case .date(let value): add(value)
    case .symbol(let value): add(.symbol, value)
    case .reference(let value): add(.reference, value)
    case .list(let values): add(values)
    }
  }

  private mutating func add(_ day: CalendarDay) {
    add(tag: .date)
    let number = Int64(day.dayNumber)
    add(size: UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  private mutating func add(_ values: [FactValue]) {
    add(tag: .list)
    add(size: UInt64(values.count))
    for value in values { add(value) }
  }

  private mutating func add(_ tag: Tag, _ text: String) {
    add(tag: tag)
    add(text: text)
  }

  private mutating func add(tag: Tag) { bytes.append(tag.rawValue) }

  private mutating func add(text: String) {
    add(size: UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func add(size: UInt64) {
    var rest = size
    while rest >= 128 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
