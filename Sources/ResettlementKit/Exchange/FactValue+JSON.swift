public import ResettlementCore
public import Tabular

extension FactValue {
  /// The value as an extract has it; numbers are the digits themselves.
  ///
  /// An unknown value is `null` like an absent one: leave its key out.
  public var json: JSONValue {
    switch self {
    case .unknown, .absent: .null
    case .boolean(let truth): .bool(truth)
    case .number(let number): .number(number.description)
    case .text(let text), .symbol(let text), .reference(let text): .string(text)
    case .date(let day): .string(day.description)
    case .list(let values): .array(values.map(\.json))
    }
  }
}
