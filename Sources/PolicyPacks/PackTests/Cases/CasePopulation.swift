internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The subjects of a test, of which a case changes some facts.
struct CasePopulation {
  private let population: Population
  private let law: Law
  private let dates: AssessmentDates

  init(_ population: Population, _ law: Law, _ dates: AssessmentDates) {
    self.population = population
    self.law = law
    self.dates = dates
  }

  /// Returns the subjects with the facts as a case has them.
  ///
  /// - Throws: The facts and values that can't be, at their places.
  func changed(by scenario: TestScenario) throws(DiagnosticsError) -> Population {
    var result = population
    for change in scenario.changes {
      let target = try facts.target(of: change.fact)
      let value = try value(of: change, as: target)
      result = try result.replacing(target, with: value, at: change.value.range)
    }
    for name in scenario.forgotten {
      let target = try facts.target(of: name)
      result = try result.replacing(target, with: .unknown, at: name.fact.range)
    }
    return result
  }

  private var facts: CaseFacts {
    CaseFacts(catalogue: population.catalogue, parameters: law.parameters) { id in
      SubjectKind.allCases.filter { population.contains(SubjectReference($0, id)) }
    }
  }

  private func value(
    of change: TestCaseModel.Change,
    as target: CaseFacts.Target
  ) throws(DiagnosticsError) -> FactValue {
    switch try facts.value(of: change, as: target) {
    case .written(let value, _): return value
    case .computed(let expression):
      guard let value = expression.fact(target.declaration, by: law, on: dates) else {
        throw DiagnosticsError([Diagnostic(.noValue, at: change.value.range)])
      }
      return value
    }
  }
}

extension Population {
  fileprivate func replacing(
    _ target: CaseFacts.Target,
    with value: FactValue,
    at place: SourceRange
  ) throws(DiagnosticsError) -> Population {
    do throws(FactMismatch) {
      return try replacing(fact: target.declaration.id, of: target.subject, with: value)
    } catch {
      let message = error.message
      throw DiagnosticsError([
        Diagnostic(.unfit(message.english, message.chinese), at: place)
      ])
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let noValue = Self(
    "pack.test-without-value",
    en: "a parameter in it has no value on this day",
    zh: "其中有参数在该日没有值"
  )

  fileprivate static func unfit(_ english: String, _ chinese: String) -> Self {
    Self("pack.test-without-value", en: english, zh: chinese)
  }
}
