public import Quantities
public import ResettlementCore
public import Testing

/// Checks that a policy keeps what `Policy` and the protocols of its areas promise.
///
/// Without samples each rule is asked about a subject of which nothing is known. Give populations
/// of a few made-up subjects as well: then each answer is compared with the one that is given when
/// any one fact of the sample is not known.
///
/// ```swift
/// try await PolicySuite(samples: [shopOwners]) { MyPolicy() }.run()
/// ```
public struct PolicySuite: ConformanceSuite {
  /// Makes the policy.
  public typealias Factory = @Sendable () async throws -> any Policy

  /// The place at which issues are recorded.
  public let sourceLocation: SourceLocation

  private let make: Factory
  private let catalogue: FactCatalogue
  private let samples: [Population]
  private let days: [CalendarDay]

  /// Creates a suite.
  ///
  /// - Parameters:
  ///   - catalogue: The declarations of all facts that the policy uses.
  ///   - samples: Populations of a few subjects each; every fact is taken away in turn.
  ///   - days: Days to ask about besides the first and last ones on which the policy holds.
  ///   - sourceLocation: The place at which issues are recorded.
  ///   - make: Makes the policy; it is called twice, and both must give the same answers.
  public init(
    catalogue: FactCatalogue = .core,
    samples: [Population] = [],
    days: [CalendarDay] = [],
    sourceLocation: SourceLocation = #_sourceLocation,
    _ make: @escaping Factory
  ) {
    self.make = make
    self.catalogue = catalogue
    self.samples = samples
    self.days = days
    self.sourceLocation = sourceLocation
  }

  /// Returns what does not hold.
  ///
  /// - Throws: What making the policy throws.
  public func findings() async throws -> [ConformanceFinding] {
    let subject = PolicyUnderTest(
      policy: try await make(),
      twin: try await make(),
      blank: Self.blank(catalogue),
      samples: samples,
      days: days
    )
    var findings: [ConformanceFinding] = []
    for requirement in Self.rules + Self.answers + Self.procedures {
      findings += await requirement.findings(of: subject)
    }
    return findings
  }

  /// One subject of each kind, of which nothing is known.
  private static func blank(_ catalogue: FactCatalogue) -> Population {
    var population = Population(catalogue: catalogue)
    for kind in SubjectKind.allCases { population.insertBlank(kind.subjectType) }
    return population
  }
}

extension Population {
  fileprivate mutating func insertBlank<Blank: Subject>(_ type: Blank.Type) {
    insert(Blank(id: "blank"))
  }
}
