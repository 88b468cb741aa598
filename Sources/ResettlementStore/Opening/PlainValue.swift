internal import Quantities
internal import ResettlementCore

/// A value of a fact as files had it before entries were encrypted: in JSON, an object whose one key
/// is the type, such as `{"date":"2023-07-01"}`.
struct PlainValue: Decodable {
  let value: FactValue

  private enum Key: String, CodingKey {
    case unknown, absent, boolean, number, text, date, symbol, reference, list
  }
}

// MARK: - Reading

extension PlainValue {
  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    guard let key = object.allKeys.first, object.allKeys.count == 1 else {
      throw StoreDefect.damagedEntry("a value of no type")
    }
    value = try Self.value(key, in: object)
  }

  private static func value(
    _ key: Key,
    in object: KeyedDecodingContainer<Key>
  ) throws -> FactValue {
    switch key {
    case .unknown: .unknown
    case .absent: .absent
    case .boolean: .boolean(try object.decode(Bool.self, forKey: key))
    case .number: try number(try object.decode(String.self, forKey: key))
    case .text: .text(try object.decode(String.self, forKey: key))
    case .date: .date(try object.decode(CalendarDay.self, forKey: key))
    case .symbol: .symbol(try object.decode(String.self, forKey: key))
    case .reference: .reference(try object.decode(String.self, forKey: key))
    case .list: .list(try object.decode([PlainValue].self, forKey: key).map(\.value))
    }
  }

  private static func number(_ text: String) throws -> FactValue {
    guard let number = ExactDecimal(text) else {
      throw StoreDefect.damagedEntry("a number that is none")
    }
    return .number(number)
  }
}
