import ResettlementKit
import Testing

/// A desk over made-up facts and a ledger of its own.
struct DeskScene {
  let desk: BenefitDesk

  init(
    _ pack: PolicyPack,
    _ json: String,
    ledger: any BenefitLedger = InMemoryBenefitLedger(),
    lineage: HouseholdLineage = HouseholdLineage()
  ) throws {
    let reader = ExtractReader(catalogue: pack.catalogue)
    let extract = reader.read(json: SourceText(name: "facts.json", text: json))
    try #require(extract.isWhole, "\(extract.diagnostics.map(\.message.english))")
    desk = BenefitDesk(
      pack,
      population: extract.population,
      ledger: ledger,
      lineage: lineage,
      on: try #require(CalendarDay("2024-06-30"))
    )
  }

  func entry(
    _ benefit: String,
    on day: String,
    correcting wrong: String? = nil
  ) throws -> BenefitEntry {
    BenefitEntry(
      benefit,
      on: try #require(CalendarDay(day)),
      recordedAt: try #require(RecordedTime("2024-01-01T00:00:00Z")),
      by: "财政局",
      correcting: wrong.map { BenefitEvent.Correction(of: $0, because: "录错") }
    )
  }

  /// Applies and decides on a day.
  func grant(
    _ benefit: String,
    _ programme: Rule.ID,
    to subject: SubjectReference,
    on day: String = "2024-06-30",
    finding: BenefitFinding = BenefitFinding()
  ) async throws -> BenefitState {
    let entry = try entry(benefit, on: day)
    try await desk.apply(for: programme, subject: subject, as: entry)
    return try await desk.decide(entry, finding: finding)
  }

  /// Pays five thousand yuan on a day.
  func payReward(_ benefit: String, from source: FundEarmark, on day: String) async throws
    -> BenefitState
  {
    let entry = try entry(benefit, on: day)
    return try await desk.record(Self.payment(from: source), as: entry)
  }

  private static func payment(from source: FundEarmark) -> BenefitEvent.Content {
    .paid(Payment(Money(yuan: 5000), from: source))
  }
}

extension BenefitState {
  /// The kinds of limits by which it was refused.
  var refusedBy: [LimitTerm.Kind] {
    (decision?.refusals ?? []).compactMap { refusal in
      if case .limit(let finding) = refusal { finding.limit.kind } else { nil }
    }
  }

  /// The conditions for which it was refused.
  var failedConditions: [String] {
    (decision?.refusals ?? []).flatMap { refusal -> [String] in
      if case .ineligible(let conditions) = refusal { conditions } else { [] }
    }
  }

  /// The sum that is granted.
  var granted: ExactDecimal? { entitlement?.ceiling?.yuan }
}
