import Diagnostics
import Foundation
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// Every nearest change that the shipped packs' tests give rise to is proved by assessing again.
@Suite struct NearestChangeTests {
  /// A failed comparison with a change that was found for it.
  private struct Found {
    let pack: PolicyPack
    let answer: Assessment
    let population: Population
    let change: NearestChange
    let text: String
  }

  private static let plugins = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Plugins").standardizedFileURL.path

  private func found() throws -> [Found] {
    let packs = PackLoader.load(PackSource.discover(under: Self.plugins).sources).packs
    return try packs.flatMap { pack in try pack.tests.flatMap { try found($0, pack) } }
  }

  private func found(_ test: PackTestModel, _ pack: PolicyPack) throws -> [Found] {
    let pieces = test.personas.compactMap { name in
      pack.personas.last { $0.id.value == name.value }?.extract
    }
    let day = try #require(test.scenarios.first?.days.lawAsOf)
    let dates = AssessmentDates(on: day)
    let population = ExtractReader(catalogue: pack.catalogue)
      .read(pieces + (test.given.map { [$0] } ?? [])).population
    // What a test does not ask is asked by others; all of it would take minutes.
    let asked = Set(test.allExpectations.map(\.rule.value))
    let rules = pack.rules.filter { asked.contains($0.id) && $0.kind != .cadence }
    guard pack.blanks.isEmpty else { return [] }
    return rules.flatMap { rule in
      population.references(rule.subject).flatMap { subject in
        let answer = pack.assess(rule.id, of: subject, in: population, on: dates)
        return Self.comparisons(answer).compactMap { comparison in
          comparison.nearest.map {
            Found(
              pack: pack,
              answer: answer,
              population: population,
              change: $0,
              text: comparison.text
            )
          }
        }
      }
    }
  }

  private static func comparisons(_ answer: Assessment) -> [ComparisonReason] {
    [answer.reasons.application, answer.reasons.conditions].compactMap { $0 }
      .flatMap(comparisons)
  }

  private static func comparisons(_ condition: ConditionReason) -> [ComparisonReason] {
    condition.comparisons + condition.parts.flatMap(comparisons)
  }

  @Test func `assessing again with the nearest value gives the answer that was promised`() throws {
    let all = try found()
    #expect(all.count >= 30)
    for found in all {
      let changed = try population(found)
      let again = found.pack.assess(
        found.answer.rule.id,
        of: found.answer.subject,
        in: changed,
        on: found.answer.dates
      )
      #expect(again.verdictName == found.change.verdict, "\(found.text): \(found.change)")
      let comparison = Self.comparisons(again).first { $0.text == found.text }
      #expect(comparison?.holds != false, "\(found.text): \(found.change)")
    }
  }

  /// The population with the change made.
  private func population(_ found: Found) throws -> Population {
    var path = found.change.fact.split(separator: ".").map(String.init)
    let fact = path.removeLast()
    var owner = found.answer.subject
    for name in path.dropFirst() {
      let declaration = found.population.catalogue.fact(id: name, of: owner.kind)
      let kind = try #require(declaration?.type.referencedKind)
      guard case .reference(let id) = found.population.value(of: name, of: owner) else { continue }
      owner = SubjectReference(kind, id)
    }
    let declaration = try #require(found.population.catalogue.fact(id: fact, of: owner.kind))
    let value = try #require(Self.value(found.change.needed, declaration.type))
    return try found.population.replacing(fact: fact, of: owner, with: value)
  }

  private static func value(_ text: String, _ type: FactType) -> FactValue? {
    switch type {
    case .boolean: .boolean(text == "true")
    case .number: ExactDecimal(text).map { .number($0) }
    case .date: CalendarDay(text).map { .date($0) }
    case .enumeration: .symbol(text)
    default: nil
    }
  }
}
