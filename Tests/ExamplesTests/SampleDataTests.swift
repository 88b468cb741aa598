import Foundation
import ResettlementKit
import StandardPacks
import Testing

@Suite struct SampleDataTests {
  @Test(arguments: Sample.all)
  func `reads without a finding`(sample: Sample) throws {
    let extract = try sample.extract()
    let report = DiagnosticRenderer(language: .english).report(extract.diagnostics)
    #expect(extract.diagnostics.isEmpty, "\(report)")
    #expect(extract.population.flags.isEmpty)
  }

  @Test func `has forty households or more, in five places`() throws {
    let counts = try Sample.all.map { try $0.extract().population.all(Household.self).count }
    #expect(counts.count == 5)
    #expect(counts.reduce(0, +) >= 40)
  }

  @Test func `makes every kind of result occur`() throws {
    var names: Set<String> = []
    for sample in Sample.all { names.formUnion(try sample.answers().map(\.verdictName)) }
    names.formUnion(try Sample.afterThePlanYears.answers().map(\.verdictName))
    let missing = Sample.verdictNames.subtracting(names)
    #expect(missing.isEmpty, "no answer is \(missing.sorted())")
  }

  @Test(arguments: Sample.all)
  func `has made-up identity numbers only`(sample: Sample) throws {
    let people = try sample.extract().population.all(Person.self)
    let numbers = people.compactMap { $0.identityNumber.value ?? nil }
    #expect(!numbers.isEmpty)
    for number in numbers {
      let identity = try CitizenIdentityNumber(number.revealed)
      #expect(identity.isMadeUp)
    }
  }

  @Test func `flags the person with a broken number, and assesses the rest`() throws {
    let sample = Sample(file: "with-mistakes.json", pack: "qinzhou-port")
    let extract = try sample.extract()
    let person = SubjectReference(.person, "P0101")
    #expect(extract.population.flags == [person: ["extract.identity-number"]])
    #expect(extract.diagnostics.count == 5)
    let answers = try sample.answers().filter { $0.rule.id == "tracking_service_subsidy" }
    #expect(answers.map(\.verdictName) == ["eligible", "unknown", "unknown", "unknown"])
  }
}
