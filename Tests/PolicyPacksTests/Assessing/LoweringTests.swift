import Diagnostics
import FEEL
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// Every declared fact of the core can be named in an expression, by its id and by its Chinese name,
/// and comes through a program's lanes as it was put into a subject.
@Suite struct LoweringTests {
  private let library: PackLibrary

  init() throws {
    let model = try #require(PackReader.read(TinyPack().source).model)
    library = PackLibrary(model, foundations: [])
  }

  @Test(arguments: SubjectKind.allCases)
  func `each fact of a kind comes through the lanes`(kind: SubjectKind) throws {
    for declaration in FactCatalogue.core.facts(of: kind) {
      for name in [declaration.id, declaration.name.chinese] {
        let outcome = try outcome(of: name, declaration)
        #expect(outcome == expected(declaration), "\(kind.rawValue).\(name)")
      }
    }
  }

  @Test(arguments: SubjectKind.allCases)
  func `each fact that nobody has stated is missing by its id`(kind: SubjectKind) throws {
    for declaration in FactCatalogue.core.facts(of: kind) {
      let outcome = try run(declaration.id, declaration, FactValue.unknown)
      let name = "\(kind.rawValue).\(declaration.id)"
      #expect(outcome == .unknown([.missing(name)]), "\(name)")
    }
  }

  // MARK: - One fact

  private func outcome(of name: String, _ declaration: FactDeclaration) throws -> Outcome {
    try run(name, declaration, Self.sample(declaration.type))
  }

  /// Runs an expression that names a fact of a subject that has a value for it.
  private func run(
    _ name: String,
    _ declaration: FactDeclaration,
    _ value: FactValue
  ) throws -> Outcome {
    let kind = declaration.subject
    let path = "\(kind.rawValue).\(name)"
    let isList = if case .list = declaration.type { true } else { false }
    let text = SourceText(name: "rule", text: isList ? "count(\(path))" : path)
    let scope = PackScope(library: library, subject: kind)
    let found = Checker.check(SourceFragment(text), in: scope)
    let expression = try #require(found.expression, "\(path): \(found.diagnostics.map(\.code))")
    var builder = ProgramBuilder()
    let trace = builder.add(expression)
    let subject = SubjectReference(kind, "s1")
    let rows = SubjectRows(
      population: try population(subject, declaration.id, value),
      law: Law(parameters: [:], readings: [:]),
      dates: try TinyPack.dates()
    )
    return ProgramRun(builder.program, over: [SubjectRows.Row.root(subject)], from: rows)
      .outcome(of: trace)
  }

  private func population(
    _ subject: SubjectReference,
    _ fact: String,
    _ value: FactValue
  ) throws -> Population {
    var population = Population()
    population.insert(kind: subject.kind, id: subject.id)
    if value != .unknown { try population.set(fact, of: subject, to: value) }
    return population
  }

  // MARK: - Samples

  private static let day = CalendarDay(dayNumber: 19_900)

  private static func sample(_ type: FactType) -> FactValue {
    switch type {
    case .boolean: .boolean(true)
    case .number(let range): .number(range.minimum.map { max($0, 1) } ?? 1)
    case .text: .text("t")
    case .date: .date(day)
    case .enumeration(let enumeration): .symbol(enumeration.cases[0].id)
    case .reference: .reference("other")
    case .list(let element): .list([sample(element)])
    }
  }

  private func expected(_ declaration: FactDeclaration) -> Outcome {
    switch Self.sample(declaration.type) {
    case .list: .known(.number(1))
    case let value:
      if case .known(let known) = value.slotValue(as: declaration.type, missing: "") {
        .known(known)
      } else {
        .unknown([])
      }
    }
  }
}

extension Population {
  /// Puts in a subject of a kind of which nothing is known.
  fileprivate mutating func insert(kind: SubjectKind, id: String) {
    func make<Made: Subject>(_ type: Made.Type) -> Made { Made(id: SubjectID(id)) }
    func put<Made: Subject>(_ type: Made.Type) { insert(make(type)) }
    put(kind.subjectType)
  }
}
