internal import DecisionReceipts
public import Foundation
internal import Quantities
public import ResettlementCore

extension PersonalDataExport {
  /// The export as a JSON text that a person can read, with Chinese names of facts.
  ///
  /// - Parameter catalogue: The declarations of the facts of the packs in use, for their names.
  /// - Returns: UTF-8 text; equal exports give equal bytes.
  /// - Throws: What the encoder throws.
  public func json(catalogue: FactCatalogue = .core) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(
      ExportPage(
        format: 1,
        own: ExportedEntries(own, catalogue),
        named: named.map { ExportedEntries($0, catalogue) },
        benefits: benefits,
        events: try events.map(ExportedEvent.init),
        decisions: decisions.map(ExportedDecision.init),
        accesses: accesses
      )
    )
  }
}

private struct ExportPage: Encodable {
  let format: Int
  let own: ExportedEntries
  let named: [ExportedEntries]
  let benefits: [BenefitEvent]
  let events: [ExportedEvent]
  let decisions: [ExportedDecision]
  let accesses: [AccessRecord]
}

private struct ExportedEntries: Encodable {
  let subject: SubjectReference
  let versions: [ExportedVersion]

  init(_ entries: PersonalDataExport.Entries, _ catalogue: FactCatalogue) {
    subject = entries.subject
    versions = entries.versions.map { ExportedVersion($0, entries.subject.kind, catalogue) }
  }
}

private struct ExportedVersion: Encodable {
  let number: Int
  let validFrom: String
  let validTo: String?
  let recordedAt: String
  let corrects: Int?
  let reason: String?
  let facts: [ExportedFact]?

  init(_ version: Version<FactSet>, _ kind: SubjectKind, _ catalogue: FactCatalogue) {
    number = version.number
    validFrom = version.valid.from.description
    validTo = version.valid.to?.description
    recordedAt = version.recordedAt.description
    corrects = version.correction?.version
    reason = version.correction?.reason
    facts = version.value.map { facts in
      facts.ids.map { ExportedFact(id: $0, value: facts[$0], kind, catalogue) }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case number, validFrom = "valid_from", validTo = "valid_to", recordedAt = "recorded_at"
    case corrects, reason, facts
  }
}

private struct ExportedFact: Encodable {
  let fact: String
  let name: String?
  let value: FactValue

  init(id: String, value: FactValue, _ kind: SubjectKind, _ catalogue: FactCatalogue) {
    fact = id
    name = catalogue.fact(id: id, of: kind)?.name.chinese
    self.value = value
  }

  private enum CodingKeys: String, CodingKey {
    case fact, name, value
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(fact, forKey: .fact)
    try object.encodeIfPresent(name, forKey: .name)
    try object.encode(PlainJSONValue(value), forKey: .value)
  }
}

/// A value as readers of extracts know it: `null` for absent, numbers by their digits.
private struct PlainJSONValue: Encodable {
  private let value: FactValue

  init(_ value: FactValue) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .unknown, .absent: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .number(let value): try container.encode(value.description)
    case .text(let text), .symbol(let text), .reference(let text): try container.encode(text)
    case .date(let day): try container.encode(day)
    case .list(let values): try container.encode(values.map(PlainJSONValue.init))
    }
  }
}

private struct ExportedEvent: Encodable {
  let ledger: String
  let event: JSONTree

  init(_ event: PersonalDataExport.Event) throws {
    ledger = event.ledger
    self.event = try JSONDecoder().decode(JSONTree.self, from: Data(event.json.utf8))
  }
}

/// A decision: its receipt, and its facts and answer as texts of JSON; neither if they are gone.
private struct ExportedDecision: Encodable {
  let receipt: String
  let inputs: String?
  let answer: String?

  init(_ decision: PersonalDataExport.Decision) {
    receipt = decision.receipt.line
    if case .kept(let content) = decision.content {
      inputs = String(decoding: content.inputs, as: UTF8.self)
      answer = String(decoding: content.answer, as: UTF8.self)
    } else {
      (inputs, answer) = (nil, nil)
    }
  }
}
