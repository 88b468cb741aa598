internal import Foundation
internal import Quantities

/// Reads the typed values and type definitions of records.
enum ConformanceJSON {
  /// Returns the value of `{"type": …, "value": …}`, or `nil` if it is none.
  static func value(_ json: Any?) -> Value? {
    guard let fields = json as? [String: Any], let type = fields["type"] as? String else {
      return nil
    }
    let content = fields["value"]
    switch type {
    case "null": return .null
    case "boolean": return (content as? Bool).map(Value.boolean)
    case "string": return (content as? String).map(Value.string)
    case "list": return list(content)
    case "context": return context(content)
    default: return (content as? String).flatMap { value(type, $0) }
    }
  }

  private static func value(_ type: String, _ text: String) -> Value? {
    switch type {
    case "number": ExactDecimal(text).map(Value.number)
    case "date": CalendarDay(text).map(Value.date)
    case "time": TemporalText.time(text).map(Value.time)
    case "dateTime": TemporalText.dateTime(text).map(Value.dateTime)
    case "duration": TemporalText.duration(text)
    default: nil
    }
  }

  private static func list(_ json: Any?) -> Value? {
    guard let items = json as? [Any] else { return nil }
    let values = items.compactMap { value($0) }
    return values.count == items.count ? .list(values) : nil
  }

  private static func context(_ json: Any?) -> Value? {
    guard let fields = json as? [String: Any] else { return nil }
    var context = ContextValue()
    for (key, json) in fields.sorted(by: { $0.key < $1.key }) {
      guard let value = value(json) else { return nil }
      context[key] = value
    }
    return .context(context)
  }

  /// Returns the type definitions of an array of them.
  static func definitions(_ json: Any?) -> [ConformanceRecord.TypeDefinition] {
    (json as? [[String: Any]] ?? []).map { fields in
      ConformanceRecord.TypeDefinition(
        name: fields["name"] as? String ?? "",
        base: fields["typeRef"] as? String,
        isCollection: fields["isCollection"] as? Bool ?? false,
        allowedValues: fields["allowedValues"] as? String,
        components: fields["components"] == nil ? nil : definitions(fields["components"])
      )
    }
  }
}
