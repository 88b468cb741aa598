import Diagnostics
import ResettlementCore

@testable import PolicyPacks

/// The tables of all keys of the pack format, made of the tables by which packs are read.
struct KeyTables {
  /// The language of the tables.
  let language: Language

  /// The text of all tables: the manifest, then the lists, then the rules.
  var text: String {
    var shapes: [Shape] = []
    let rules = Rule.Kind.allCases.map(\.shape) + [ProcedureKeys.shape, PaperKeys.shape]
    for shape in [ManifestKeys.shape, ListKeys.shape] + rules {
      gather(shape, into: &shapes)
    }
    return shapes.map(section).joined(separator: "\n")
  }

  private func gather(_ shape: Shape, into shapes: inout [Shape]) {
    guard !shapes.contains(where: { $0.name == shape.name }) else { return }
    shapes.append(shape)
    for key in shape.keys {
      for part in parts(of: key.schema) { gather(part, into: &shapes) }
    }
  }

  private func parts(of schema: SchemaShape) -> [Shape] {
    switch schema {
    case .mapping(let shape): [shape]
    case .list(let item), .entries(_, let item): parts(of: item)
    case .either(let several): several.flatMap(parts)
    case .definition: parts(of: Notation<[ConditionModel]>.conditions.schema)
    default: []
    }
  }

  // MARK: - Sections

  private func section(_ shape: Shape) -> String {
    let head = ["#### \(heading(shape))", ""] + columns
    let choices = shape.choices.isEmpty ? [] : [""] + shape.choices.map(sentence)
    return (head + shape.keys.map(row) + choices).map { $0 + "\n" }.joined()
  }

  private var columns: [String] {
    switch language {
    case .chinese: ["| 键 | 必填 | 值 | 含义 |", "| --- | --- | --- | --- |"]
    case .english: ["| key | needed | value | meaning |", "| --- | --- | --- | --- |"]
    }
  }

  private func row(_ key: any ShapeKey) -> String {
    let needed = key.isRequired ? pick("是", "yes") : ""
    return "| `\(key.name)` | \(needed) | \(words(for: key.schema)) | \(text(key.about)) |"
  }

  private func sentence(_ choice: Shape.Choice) -> String {
    let keys = choice.keys.map { "`\($0)`" }.joined(separator: pick("、", ", "))
    return choice.isRequired
      ? pick("- 须有且只有一项：\(keys)。", "- Exactly one of \(keys).")
      : pick("- 不能并用：\(keys)。", "- At most one of \(keys).")
  }

  private func heading(_ shape: Shape) -> String {
    pick("键：\(shape.title.chinese) \(shape.name)", "Keys: \(shape.title.english)")
  }

  private func link(to shape: Shape) -> String {
    let anchor = pick(
      "键\(shape.title.chinese)-\(shape.name)",
      "keys-" + shape.title.english.replacing(" ", with: "-")
    )
    return "[\(text(shape.title))](#\(anchor))"
  }

  private func text(_ text: LocalizedText) -> String { pick(text.chinese, text.english) }
  private func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }
}

// MARK: - Values

extension KeyTables {
  private func words(for schema: SchemaShape) -> String {
    switch schema {
    case .text: pick("文字", "text")
    case .pattern(let pattern): pattern.contains("d{4}") ? pick("日期", "date") : pick("名称", "name")
    case .words(let words): words.map { "`\($0)`" }.joined(separator: " ")
    case .integer: pick("整数", "whole number")
    case .boolean: "`true` `false`"
    case .expression: pick("表达式", "expression")
    case .list(let item): pick("列表：", "list: ") + words(for: item)
    case .mapping(let shape): link(to: shape)
    case .entries(_, let item): pick("名称：", "names: ") + words(for: item)
    case .either(let several): words(forOneOf: several)
    case .definition: words(for: Notation<[ConditionModel]>.conditions.schema)
    case .fact: pick("事实的值", "a fact's value")
    case .anything: pick("对象列表", "lists of subjects")
    }
  }

  private func words(forOneOf several: [SchemaShape]) -> String {
    if case .list? = several.last, several.count == 2, let one = several.first {
      return words(for: one) + pick("，可为列表", ", or a list")
    }
    return several.map { words(for: $0) }.joined(separator: pick(" 或 ", " or "))
  }
}
