import Diagnostics
import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

/// How long programmes run and what limits them, worked out for a subject.
@Suite struct TermsTests {
  private static func pack(_ terms: String, more: String = "") -> LoadedPacks {
    let manifest = """
      format: 1
      id: small
      version: 1.0.0
      title: 小地方政策
      rank: town
      region: { name: 小地方 }
      rules_from: 2024-01-01
      documents: [{ id: small, title: 小地方办法, issuer: 小地方办公室, date: 2024-01-01 }]
      """
    let lists = """
      clauses: [{ id: small-1, place: 一, heading: 补贴 }]
      parameters:
        sum: { title: 标准, unit: yuan, values: [{ from: 2024-01-01, value: 300, cite: small-1, review_by: 2030-12-31 }] }
        cap: { title: 上限, unit: yuan, open: 另行规定 }
        term: { title: 月数, unit: month, values: [{ from: 2024-01-01, value: 24, cite: small-1, review_by: 2030-12-31 }] }
      """
    let programme = """
      programme: subsidy
      title: 补贴
      cite: [small-1]
      subject: placement
      when: { insured: placement.is_insured }
      amount: { exact: parameter.sum, period: month }
      \(terms)
      """
    var files = [("pack.yaml", manifest), ("lists.yaml", lists), ("subsidy.yaml", programme)]
    if !more.isEmpty { files.append(("more.yaml", more)) }
    let texts = files.map { SourceText(name: "small/\($0.0)", text: $0.1 + "\n") }
    return PackLoader.load([PackSource(name: "small", files: texts)])
  }

  private static let placement = SubjectReference(.placement, "x")

  private func terms(
    _ text: String,
    to last: Known<CalendarDay?> = .known(nil)
  ) throws -> BenefitTerms {
    let loaded = Self.pack(text)
    let pack = try #require(loaded.packs.first, "\(loaded.diagnostics.map(\.message.english))")
    var placement = Placement(id: "x")
    placement.worker = .known("p")
    placement.contractFrom = .known(CalendarDay(year: 2024, month: 3, day: 1) ?? placement.firstDay)
    placement.contractTo = last
    var population = Population(catalogue: pack.catalogue)
    population.insert(placement)
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-05-05")))
    return try #require(
      pack.terms(of: "subsidy", for: Self.placement, in: population, on: dates)
    )
  }

  private func codes(_ text: String, more: String = "") -> [String] {
    Self.pack(text, more: more).diagnostics.filter { $0.severity == .error }.map(\.code)
  }

  @Test func `a programme that says nothing has no limits and the form of its amount`() throws {
    #expect(try terms("") == BenefitTerms())
    let programme = try #require(Self.pack("").packs.first?.benefitProgramme("subsidy"))
    #expect(programme.form == .monthly && !programme.hasTerm && programme.limits.isEmpty)
  }

  @Test func `a term begins and ends as its expressions say`() throws {
    let terms = try terms("term: { from: placement.contract_from, months: parameter.term }")
    #expect(terms.from == CalendarDay("2024-03-01") && terms.months == 24)
    let first = try #require(terms.from)
    #expect(terms.lastDay(from: first) == CalendarDay("2026-02-28"))
  }

  @Test func `limits say whom they count, in which year, with their clause`() throws {
    let limits = try terms(
      """
      limits:
        - { cite: small-1, once_per: placement.worker }
        - { cite: small-1, quota: 3, within: year }
        - { cite: small-1, cap: 900, cut_down_when: false }
      """
    ).limits
    #expect(limits.map(\.term.id) == ["once_per", "quota", "cap"])
    #expect(limits[0].counted == [SubjectReference(.person, "p")])
    #expect(limits[1].counter == BenefitCounter("quota:small/subsidy:2024"))
    #expect(limits[2].bound == .cap(Money(yuan: 900), cutsDown: false))
    #expect(limits[2].counted == [Self.placement])
    #expect(limits.flatMap(\.term.citations) == ["small-1", "small-1", "small-1"])
  }

  @Test func `a limit that does not apply is none, one that is not known is missing`() throws {
    let off = try terms("limits: [{ cite: small-1, quota: 3, applies_when: false }]")
    #expect(off == BenefitTerms())
    let open = try terms("limits: [{ cite: small-1, cap: parameter.cap }]")
    #expect(open.missing == [MissingTerm(.parameter, "parameter.cap")])
    let unknown = try terms(
      "limits: [{ cite: small-1, quota: 3, applies_when: placement.is_insured }]"
    )
    #expect(unknown.missing == [MissingTerm(.fact, "placement.is_insured")])
  }

  private static let never = "if dates.decided_on > date(2023, 1, 1) then null else 3"

  @Test(arguments: [
    "limits: [{ cite: small-1, quota: '\(never)' }]",
    "limits: [{ cite: small-1, quota: 10 ** 30 }]",
    "limits: [{ cite: small-1, quota: 3, within: year, years_from: placement.contract_to }]",
    "term: { months: parameter.term / 16 }",
  ])
  func `a limit or term without a whole number or day is missing, never left out`(text: String)
    throws
  {
    let terms = try terms(text)
    #expect(!terms.missing.isEmpty && terms.limits.isEmpty && terms.months == nil)
  }

  @Test func `a benefit ends with its contract at the latest`() throws {
    let both = try terms(
      "term: { months: parameter.term, to: placement.contract_to }",
      to: .known(nil)
    )
    let first = try #require(CalendarDay("2024-03-01"))
    #expect(both.lastDay(from: first) == CalendarDay("2026-02-28"))
    let last = try #require(CalendarDay("2025-01-31"))
    let short = try terms("term: { months: 24, to: placement.contract_to }", to: .known(last))
    #expect(short.to == last && short.lastDay(from: first) == last)
    let alone = try terms("term: { to: placement.contract_to }", to: .known(last))
    #expect(alone.lastDay(from: first) == last)
    let unknown = try terms("term: { to: placement.contract_to }", to: .unknown)
    #expect(unknown.missing == [MissingTerm(.fact, "placement.contract_to")])
    let programme = Self.pack("term: { to: placement.contract_to }").packs.first?.benefitProgrammes
    #expect(programme?.map(\.hasTerm) == [true])
  }

  @Test func `quotas that count otherwise have running totals of their own`() throws {
    let limits = try terms(
      """
      limits:
        - { cite: small-1, quota: 3 }
        - { cite: small-1, quota: 3, refill: true }
        - { cite: small-1, quota: 3, within: same_time }
        - { cite: small-1, quota: 3, within: year }
        - { cite: small-1, quota: 3, within: year, years_from: placement.contract_from }
      """
    ).limits
    #expect(limits.count == 5 && Set(limits.map(\.counter)).count == 5)
    #expect(limits[4].counter == BenefitCounter("quota:small/subsidy:2024-03-01"))
    let (first, last) = (CalendarDay("2024-03-01"), CalendarDay("2025-02-28"))
    #expect(limits[4].year?.lowerBound == first && limits[4].year?.upperBound == last)
    #expect(limits[3].year == nil)
  }

  @Test(arguments: [
    ("limits: [{ cite: small-1, quota: 3, years_from: 'date(2024, 1, 1)' }]", "pack.limit-span"),
    ("limits: [{ cite: small-1, quota: 3, within: year, years_from: 3 }]", "pack.limit-value"),
    (
      "limits: [{ cite: small-1, cap: parameter.sum, within: year, beside: parameter.sum }]",
      "pack.limit-span"
    ),
    ("limits: [{ cite: small-1, cap: parameter.sum, beside: parameter.term }]", "pack.limit-value"),
    ("limits: [{ cite: small-1, quota: 3, beside: parameter.sum }]", "pack.conflicting-keys"),
    ("term: { to: parameter.term }", "pack.limit-value"),
    ("limits: [{ cite: small-1, cap: parameter.term }]", "pack.limit-value"),
    ("limits: [{ cite: small-1, quota: placement.is_insured }]", "pack.limit-value"),
    ("limits: [{ cite: small-1, once_per: placement.is_insured }]", "pack.limit-value"),
    ("term: { months: parameter.sum }", "pack.limit-value"),
    ("term: { from: parameter.term }", "pack.limit-value"),
    ("limits: [{ cite: small-1, cap: parameter.cup }]", "feel.unknown-field"),
    ("form: one_off", "pack.form-and-period"),
    ("loan: { interest_free: true }", "pack.loan-form"),
  ])
  func `what is wrong with terms is said at load`(text: String, code: String) {
    #expect(codes(text) == [code])
  }

  @Test func `a limit over several programmes stands in each of them`() {
    let limits = "limits: [{ cite: small-1, cap: 900, over: [subsidy, other] }]"
    let other = """
      programme: other
      title: 另一项
      cite: [small-1]
      subject: placement
      when: { insured: placement.is_insured }
      amount: { exact: parameter.sum, period: month }

      """
    #expect(codes(limits, more: other) == ["pack.one-sided-limit"])
    #expect(codes(limits, more: other + limits) == [])
    let alone = "limits: [{ cite: small-1, cap: 900, over: [other] }]"
    #expect(codes(alone, more: other + limits) == ["pack.limit-programmes"])
  }
}

extension Placement {
  fileprivate var firstDay: CalendarDay { CalendarDay(dayNumber: 0) }
}
