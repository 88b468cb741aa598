internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import Tabular

/// The reasons of an answer as JSON; every object has all its keys, `null` where there is nothing.
struct ReasonsJSON: Sendable {
  let catalogue: FactCatalogue

  func value(_ reasons: Reasons) -> JSONValue {
    [
      "version": .integer(Reasons.version),
      "application": reasons.application.map(condition) ?? .null,
      "conditions": reasons.conditions.map(condition) ?? .null,
      "computations": .array(reasons.computations.map(computation)),
      "parameters": .array(reasons.parameters.map(parameter)),
      "readings": .array(reasons.readings.map(reading)),
      "table_rows": .array(reasons.tableRows.map(row)),
      "set_aside": .array(reasons.setAside.map(AssessmentJSON.text)),
    ]
  }
}

// MARK: - Conditions

extension ReasonsJSON {
  private func condition(_ condition: ConditionReason) -> JSONValue {
    let (form, detail) = form(condition.form)
    return .object(
      [
        ("id", .string(condition.id)),
        ("title", condition.title.map(AssessmentJSON.text) ?? .null),
        ("form", .string(form)),
        ("text", form == "expression" ? .optional(detail) : .null),
        ("left_to", form == "left_to" ? .optional(detail) : .null),
        ("verdict", .string(condition.outcome.name)),
      ] + AssessmentJSON.missing(condition.missing) + [
        ("comparisons", .array(condition.comparisons.map(comparison))),
        ("parts", .array(condition.parts.map(self.condition))),
        ("citations", .array(condition.citations.map(JSONValue.string))),
      ]
    )
  }

  private func form(_ form: ConditionReason.Form) -> (String, String?) {
    switch form {
    case .expression(let text): ("expression", text)
    case .all: ("all", nil)
    case .any: ("any", nil)
    case .leftTo(let unit): ("left_to", unit)
    case .statement: ("statement", nil)
    }
  }

  private func comparison(_ comparison: ComparisonReason) -> JSONValue {
    [
      "text": .string(comparison.text),
      "comparator": .optional(comparison.comparator),
      "holds": comparison.holds.map(JSONValue.bool) ?? .null,
      "operands": .array(comparison.operands.map(operand)),
      "nearest": comparison.nearest.map(nearest) ?? .null,
    ]
  }

  private func nearest(_ change: NearestChange) -> JSONValue {
    [
      "fact": .string(change.fact),
      "current": .optional(shown(change.current, of: change.fact)),
      "needed": .optional(shown(change.needed, of: change.fact)),
      "unit": .optional(change.unit),
      "verdict": .string(change.verdict),
    ]
  }

  private func operand(_ operand: ComparisonReason.Operand) -> JSONValue {
    [
      "text": .string(operand.text),
      "name": operand.name.map(AssessmentJSON.text) ?? .null,
      "value": .optional(shown(operand.value, of: operand.path)),
      "unit": .optional(operand.unit),
    ]
  }

  /// A value, unless it tells who a person is.
  private func shown(_ value: String?, of path: String) -> String? {
    let names = ReportNames(catalogue: catalogue, words: ReportWords(language: .chinese))
    guard let value, names.declaration(path)?.isPersonalText == true else { return value }
    return value == "null" ? value : "***"
  }
}

extension ConditionReason {
  fileprivate var missing: [MissingTerm] {
    if case .unknown(let missing) = outcome { missing } else { [] }
  }
}

// MARK: - What else took part

extension ReasonsJSON {
  private func computation(_ computation: Computation) -> JSONValue {
    [
      "id": .string(computation.id),
      "text": .string(computation.text),
      "value": .optional(computation.value),
      "unit": .optional(computation.unit),
      "operands": .array(computation.operands.map(operand)),
    ]
  }

  private func parameter(_ use: ParameterUse) -> JSONValue {
    [
      "id": .string(use.id),
      "title": AssessmentJSON.text(use.title),
      "value": .optional(use.value),
      "unit": .optional(use.unit),
      "from": .optional(use.from?.description),
      "citation": .optional(use.citation),
      "set_aside": .array(use.setAside.map(otherValue)),
    ]
  }

  private func otherValue(_ other: ParameterUse.OtherValue) -> JSONValue {
    [
      "policy": .string(other.policy),
      "value": .string(other.value),
      "citation": .optional(other.citation),
      "authority": .optional(other.authority),
    ]
  }

  private func reading(_ use: ReadingUse) -> JSONValue {
    [
      "id": .string(use.id),
      "question": AssessmentJSON.text(use.question),
      "option": .optional(use.option),
      "text": use.text.map(AssessmentJSON.text) ?? .null,
      "citation": .string(use.citation),
      "is_overridden": .bool(use.isOverridden),
    ]
  }

  private func row(_ use: TableRowUse) -> JSONValue {
    [
      "table": .string(use.table),
      "row": .integer(use.row),
      "cells": .array(use.cells.map(JSONValue.string)),
    ]
  }
}
