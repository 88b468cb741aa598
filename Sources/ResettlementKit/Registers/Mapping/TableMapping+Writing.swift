internal import LocatedYAML
public import Tabular

extension TableMapping {
  /// The mapping as a YAML file, which ``init(reading:catalogue:)`` gives back.
  public var yaml: String {
    var lines = register.map { ["register: \(YAMLText($0).written)"] } ?? []
    lines.append("subject: \(subject.rawValue)")
    if let sheet { lines.append("sheet: \(YAMLText(sheet).written)") }
    if headerRows != 1 { lines.append("header_rows: \(headerRows)") }
    if !key.isEmpty { lines.append("key: [\(key.joined(separator: ", "))]") }
    if !otherSumWords.isEmpty {
      let words = otherSumWords.map { YAMLText($0).written }
      lines.append("sum_words: [\(words.joined(separator: ", "))]")
    }
    lines.append("columns:")
    lines += columns.map { "  \(YAMLText($0.heading).written): \($0.yaml)" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The mapping as JSON, which is read as well as YAML.
  public var json: JSONValue {
    var entries: [(String, JSONValue)] = []
    if let register { entries.append(("register", .string(register))) }
    entries.append(("subject", .string(subject.rawValue)))
    if let sheet { entries.append(("sheet", .string(sheet))) }
    entries.append(("header_rows", .integer(headerRows)))
    entries.append(("key", .array(key.map(JSONValue.string))))
    if !otherSumWords.isEmpty {
      entries.append(("sum_words", .array(otherSumWords.map(JSONValue.string))))
    }
    entries.append(("columns", .object(columns.map { ($0.heading, $0.json) })))
    return .object(entries)
  }
}

extension TableMapping.Column {
  fileprivate var yaml: String {
    guard !isPlain else { return target.written }
    var keys = ["fact: \(target.written)"]
    if empty != .unknown { keys.append("empty: \(YAMLText(empty.written).written)") }
    if partialDates != .first { keys.append("partial_dates: \(partialDates.rawValue)") }
    if !codes.isEmpty {
      let pairs = codes.sorted { $0.key < $1.key }.map {
        "\(YAMLText($0.key).written): \(YAMLText($0.value).written)"
      }
      keys.append("codes: { \(pairs.joined(separator: ", ")) }")
    }
    return "{ \(keys.joined(separator: ", ")) }"
  }

  fileprivate var json: JSONValue {
    guard !isPlain else { return .string(target.written) }
    var entries: [(String, JSONValue)] = [("fact", .string(target.written))]
    if empty != .unknown { entries.append(("empty", .string(empty.written))) }
    if partialDates != .first { entries.append(("partial_dates", .string(partialDates.rawValue))) }
    if !codes.isEmpty {
      let pairs = codes.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
      entries.append(("codes", .object(pairs)))
    }
    return .object(entries)
  }

  private var isPlain: Bool { empty == .unknown && codes.isEmpty && partialDates == .first }
}

extension TableMapping.EmptyCell {
  /// The word in a mapping file.
  fileprivate var written: String {
    switch self {
    case .unknown: "unknown"
    case .absent: "absent"
    case .refused: "refused"
    case .text(let text): text
    }
  }
}
