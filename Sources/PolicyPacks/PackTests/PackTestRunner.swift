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

  /// Runs every test.
  public func run() -> PackTestReport {
    let results = pack.tests.map { test in
      PackTestReport.Result(name: test.name.value, range: test.name.range, failures: failures(test))
    }
    return PackTestReport(packID: pack.manifest.id.value, results: results)
  }

  // MARK: - One test

  private func failures(_ test: PackTestModel) -> [Diagnostic] {
    var failures: [Diagnostic] = []
    guard let dates = dates(of: test) else {
      return [Diagnostic(.error, .noDates, at: test.name.range)]
    }
    guard let pack = switched(test, &failures) else { return failures }
    let extract = extract(of: test, on: dates)
    failures += extract.diagnostics.filter { $0.severity == .error }
    guard failures.isEmpty else { return failures }
    return test.expectations.flatMap { expectation in
      ExpectationCheck(expectation, pack, extract.population, dates).failures()
    }
  }

  private func dates(of test: PackTestModel) -> AssessmentDates? {
    guard let law = test.lawAsOf, let facts = test.factsPeriod, let decided = test.decidedOn else {
      return nil
    }
    return AssessmentDates(lawAsOf: law, factsPeriod: DatePeriod(day: facts), decidedOn: decided)
  }

  private func extract(of test: PackTestModel, on dates: AssessmentDates) -> Extract {
    let pieces = test.personas.compactMap { name in
      pack.personas.last { $0.id.value == name.value }?.extract
    }
    let reader = ExtractReader(catalogue: pack.catalogue, onFactsDay: dates.factsAsOf)
    let complete = test.complete.map { Set($0.map(\.value)) }
    return reader.read(pieces + (test.given.map { [$0] } ?? []), complete: complete)
  }

  /// Returns the pack with the readings and parameters that the test switches.
  private func switched(_ test: PackTestModel, _ failures: inout [Diagnostic]) -> PolicyPack? {
    var result = pack
    for choice in test.readings {
      do throws(PackChoiceError) {
        result = try result.choosing(readings: [choice.name.value: choice.value.value])
      } catch {
        failures.append(Diagnostic(.error, .badChoice(error), at: choice.value.range))
      }
    }
    for choice in test.parameters {
      do throws(PackChoiceError) {
        result = try result.setting(choice)
      } catch {
        failures.append(Diagnostic(.error, .badChoice(error), at: choice.value.range))
      }
    }
    return failures.isEmpty ? result : nil
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
    return try setting(parameters: [name: value])
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
}
