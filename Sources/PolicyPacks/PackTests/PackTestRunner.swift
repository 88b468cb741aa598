internal import Diagnostics
internal import FEEL
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// Runs the tests that a pack has of its own policy.
///
/// Each expectation that is not met is a diagnostic at its place in the pack, with what was found.
public struct PackTestRunner: Sendable {
  /// The pack whose tests are run.
  public let pack: PolicyPack

  /// Creates a runner.
  public init(_ pack: PolicyPack) { self.pack = pack }

  /// Runs every test, and every case of those that have some.
  ///
  /// - Parameters:
  ///   - filter: A text that the titles of the tests that run hold; `nil` to run all.
  ///   - recorder: What is to remember what the tests see of the policy.
  /// - Returns: What became of each test.
  public func run(
    only filter: String? = nil,
    recordedBy recorder: CoverageRecorder? = nil
  ) -> PackTestReport {
    let scenarios = pack.tests.flatMap(\.scenarios)
    let wanted = scenarios.filter { scenario in filter.map(scenario.title.contains) ?? true }
    let facts = ExtractCache()
    return PackTestReport(
      packID: pack.manifest.id.value,
      results: wanted.map { result($0, recorder, facts) }
    )
  }

  private func result(
    _ scenario: TestScenario,
    _ recorder: CoverageRecorder?,
    _ facts: ExtractCache
  ) -> PackTestReport.Result {
    PackTestReport.Result(
      name: scenario.test.name.value,
      caseName: scenario.caseName,
      range: scenario.mark,
      failures: scenario.naming(failures(scenario, recorder, facts))
    )
  }

  // MARK: - One test

  /// Returns whether a test fails, whose facts are kept once they were read.
  func fails(_ scenario: TestScenario, keeping facts: ExtractCache) -> Bool {
    !failures(scenario, nil, facts).isEmpty
  }

  private func failures(
    _ scenario: TestScenario,
    _ recorder: CoverageRecorder?,
    _ facts: ExtractCache
  ) -> [Diagnostic] {
    do throws(DiagnosticsError) {
      let test = try prepared(scenario, keeping: facts)
      let (pack, dates) = (test.pack, test.dates)
      let ofRules = scenario.expectations.flatMap { expectation in
        ExpectationCheck(expectation, pack, test.population, dates).failures(recordedBy: recorder)
      }
      let ofProcedures = scenario.procedureExpectations.flatMap { expectation in
        ProcedureExpectationCheck(expectation, pack, test.population, dates)
          .failures(recordedBy: recorder)
      }
      let ofStatements = scenario.statements.flatMap { expectation in
        StatementExpectationCheck(expectation, pack, dates).failures(recordedBy: recorder)
      }
      return Self.explaining(ofRules + ofProcedures + ofStatements, by: test.remarks)
    } catch {
      return error.diagnostics
    }
  }

  /// What the questions of a test are asked of.
  struct Prepared {
    /// The pack with what the test switches.
    let pack: PolicyPack
    /// The subjects.
    let population: Population
    /// The days.
    let dates: AssessmentDates
    /// What is odd about the facts.
    let remarks: [Diagnostic]
  }

  /// Returns what the questions of a test are asked of, whose facts are kept once they were read.
  ///
  /// - Throws: What is wrong with the test.
  func prepared(
    _ scenario: TestScenario,
    keeping facts: ExtractCache
  ) throws(DiagnosticsError) -> Prepared {
    guard let dates = scenario.dates else {
      throw DiagnosticsError([Diagnostic(.error, .noDates, at: scenario.mark)])
    }
    let pack = try switched(scenario)
    let extract = facts.extract(of: scenario.test, on: dates.factsAsOf) {
      self.extract(of: scenario.test, on: dates)
    }
    let population = try population(extract, of: scenario, by: pack.law, on: dates)
    return Prepared(
      pack: pack,
      population: population,
      dates: dates,
      remarks: extract.diagnostics
    )
  }

  /// Returns the pack with the readings and parameters that the test switches.
  private func switched(_ scenario: TestScenario) throws(DiagnosticsError) -> PolicyPack {
    var result = pack
    var findings = Findings()
    for choice in scenario.readings {
      do throws(PackChoiceError) {
        result = try result.choosing(readings: [choice.name.value: choice.value.value])
      } catch {
        findings.add(.badChoice(error), at: choice.value.range)
      }
    }
    for choice in scenario.parameters {
      do throws(PackChoiceError) {
        result = try result.setting(choice)
      } catch {
        findings.add(.badChoice(error), at: choice.value.range)
      }
    }
    try findings.throwIfErrors()
    return result
  }

  // MARK: - Facts

  /// Returns failures, the first with what is odd about the facts of the test, which may be why.
  private static func explaining(
    _ failures: [Diagnostic],
    by warnings: [Diagnostic]
  ) -> [Diagnostic] {
    guard let first = failures.first else { return [] }
    let notes = warnings.map { Diagnostic.Note($0.message, at: $0.range) }
    return [first.with(notes: first.notes + notes)] + failures.dropFirst()
  }

  /// Returns the subjects of a test, with the facts that its case changes.
  private func population(
    _ extract: Extract,
    of scenario: TestScenario,
    by law: Law,
    on dates: AssessmentDates
  ) throws(DiagnosticsError) -> Population {
    var findings = Findings()
    findings.add(extract.diagnostics.filter { $0.severity == .error })
    try findings.throwIfErrors()
    return try CasePopulation(extract.population, law, dates).changed(by: scenario)
  }

  private func extract(of test: PackTestModel, on dates: AssessmentDates) -> Extract {
    let pieces = test.personas.compactMap { name in
      pack.personas.last { $0.id.value == name.value }?.extract
    }
    let reader = ExtractReader(catalogue: pack.catalogue, onFactsDay: dates.factsAsOf)
    let complete = test.complete.map { Set($0.map(\.value)) }
    return reader.read(pieces + (test.given.map { [$0] } ?? []), complete: complete)
  }
}

extension TestScenario {
  /// The days of the question; `nil` if one is not said.
  fileprivate var dates: AssessmentDates? {
    guard let law = days.lawAsOf, let facts = days.factsPeriod, let decided = days.decidedOn else {
      return nil
    }
    return AssessmentDates(lawAsOf: law, factsPeriod: DatePeriod(day: facts), decidedOn: decided)
  }

  /// Returns failures with the case that they are of, as a place alone does not tell it.
  func naming(_ failures: [Diagnostic]) -> [Diagnostic] {
    guard let caseName else { return failures }
    let note = Diagnostic.Note(.ofCase(caseName, of: test.name.value))
    return failures.map { $0.with(notes: [note] + $0.notes) }
  }
}

extension Diagnostic {
  /// Returns the same with other notes.
  fileprivate func with(notes: [Note]) -> Diagnostic {
    var copy = Diagnostic(severity, message, at: range, notes: notes, fix: fix)
    copy.isPrivate = isPrivate
    return copy
  }
}

extension PolicyPack {
  /// Returns the pack with a parameter's value as a test writes it.
  fileprivate func setting(_ choice: PackTestModel.Switch) throws(PackChoiceError) -> PolicyPack {
    let name = choice.name.value
    let type = type(ofParameter: name) ?? .text
    guard let value = ParameterValue(choice.value.value, as: type) else {
      throw PackChoiceError(reason: .wrongType, name: name, value: choice.value.value, known: [])
    }
    return try trying(parameters: [name: value])
  }
}

extension Diagnostic.Message {
  fileprivate static var noDates: Self {
    Self(
      "pack.test-without-date",
      en: "the test has no day; write 'on: 2024-06-30'",
      zh: "测试没有日期；请写明“on: 2024-06-30”"
    )
  }

  fileprivate static func badChoice(_ error: PackChoiceError) -> Self {
    Self("pack.bad-choice", en: error.message.english, zh: error.message.chinese)
  }

  fileprivate static func ofCase(_ name: String, of test: String) -> Self {
    Self("pack.test-case", en: "in the case '\(name)' of '\(test)'", zh: "见“\(test)”的情形“\(name)”")
  }
}
