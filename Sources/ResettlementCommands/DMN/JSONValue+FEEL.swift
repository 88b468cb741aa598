internal import FEEL
internal import Quantities
internal import Tabular

extension JSONValue {
  /// Creates the JSON of a value: dates, times and durations are texts of ISO 8601, ranges and
  /// functions texts of FEEL.
  init(_ value: FEEL.Value) {
    switch value {
    case .null: self = .null
    case .boolean(let truth): self = .bool(truth)
    case .number(let number): self = .number(number.description)
    case .list(let items): self = .array(items.map { JSONValue($0) })
    case .context(let context):
      self = .object(context.entries.map { ($0.key, JSONValue($0.value)) })
    default: self = .string(value.text)
    }
  }
}
