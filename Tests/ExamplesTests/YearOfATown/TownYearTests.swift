import Diagnostics
import MadeUpTown
import ResettlementKit
import StandardPacks
import Testing

@testable import TownYear

/// A year of a few households under the shipped pack, lived once for all tests.
enum SmallYear {
  static let rates: CaseRates = {
    var rates = CaseRates()
    rates.objected = 3_000
    rates.triedTooEarly = 2_500
    rates.sentTwice = 2_500
    rates.visitCorrected = 2_500
    rates.openedByMistake = 800
    return rates
  }()

  static let lived = Task { try await live() }

  static func live() async throws -> TownYear {
    let policy = try TownPolicy(among: Sample.packs)
    return try await TownYear(of: SmallTown.town, under: try #require(policy), rates: rates)
  }
}

@Suite struct TownYearTests {
  private func year() async throws -> TownYear { try await SmallYear.lived.value }

  @Test func `writes the same bytes for the same seed`() async throws {
    let files = try await year().files
    let again = try await SmallYear.live().files
    #expect(files.map(\.name) == again.map(\.name))
    for (one, other) in zip(files, again) { #expect(one.text == other.text, "\(one.name)") }
    #expect(files.count == 6)
  }

  @Test func `has everything happen that it is to show`() async throws {
    let year = try await year()
    let ends = Set(year.history.events.compactMap(\.end))
    #expect(ends.isSuperset(of: ["monitored", "not_identified", "eliminated"]))
    let kinds = Set(year.history.events.map(\.content.kind))
    #expect(kinds.isSuperset(of: [.objectionRaised, .objectionDecided, .annulled]))
    #expect(year.history.events.contains { $0.ruling?.isLate == true })
    #expect(year.months.contains { !($0.comparison?.changed ?? []).isEmpty })
    #expect(Set(year.book.entries.compactMap { $0.answer?.outcome.word }).count >= 4)
  }

  // MARK: - Clues

  @Test func `gives every clue an outcome with a reason, or lists it as open`() async throws {
    let year = try await year()
    #expect(year.book.conflicts.isEmpty)
    for entry in year.book.entries {
      guard let answer = entry.answer else { continue }
      #expect(!answer.reason.isEmpty)
      #expect(answer.answeredOn >= entry.clue.foundOn)
    }
    let open = year.book.entries.count { $0.answer == nil }
    #expect(year.clues.reduce(0) { $0 + $1.open } == open)
    #expect(year.clues.reduce(0) { $0 + $1.found } == year.book.entries.count)
    #expect(year.months.last?.clues.reduce(0) { $0 + $1.open } == open)
  }

  @Test func `misses no clue by screening only those of whom something was recorded`() async throws
  {
    let year = try await year()
    let last = year.life.lastDay
    let screened = CalendarDay(dayNumber: last.dayNumber - 11)
    let recent = Set(
      year.life.notices.filter { screened < $0.recordedOn }.map(\.event.family)
    )
    let catalogue = year.policy.pack.catalogue
    let population = year.register.population(on: last, catalogue: catalogue)
    let search = try ClueFinder(year.policy.pack)
      .search(population, on: AssessmentDates(on: last), known: year.book)
    let known = Set(year.book.entries.map(\.clue.subjectAndRule))
    for found in search.clues where !recent.contains(found.clue.household ?? "") {
      #expect(known.contains(found.clue.subjectAndRule), "\(found.clue.rule)")
    }
    #expect(!search.clues.isEmpty || !search.settled.isEmpty)
  }

  // MARK: - Cases

  @Test func `keeps every case within its procedure`() async throws {
    let year = try await year()
    let procedures = Dictionary(year.policy.pack.procedures.map { ($0.id, $0) }) { one, _ in one }
    for state in year.history.runs.map({ year.history.state(of: $0) }) {
      guard let opening = state.opening else {
        #expect(state.isAnnulled)
        continue
      }
      let procedure = try #require(procedures[opening.procedure])
      var at: String?
      for step in state.passed.map(\.id) + [state.end?.id].compactMap(\.self) {
        #expect(procedure.following(at, by: opening.channel).contains(step))
        at = step
      }
      #expect(state.disregarded.isEmpty)
    }
  }

  @Test func `reaches the same states whatever the order in which events arrived`() async throws {
    let history = try await year().history
    let reversed = ProcedureHistory(history.events.reversed() + history.events.prefix(20))
    #expect(reversed == history)
    for run in history.runs { #expect(reversed.state(of: run) == history.state(of: run)) }
  }

  @Test func `writes nothing of what was refused, and nothing twice`() async throws {
    let year = try await year()
    let written = Set(year.history.events.map(\.id))
    let refused = year.submissions.filter(\.isRefused)
    #expect(refused.contains { $0.intent == .tooEarly })
    for submission in refused {
      #expect(submission.events.allSatisfy { !written.contains($0.id) })
    }
    let again = year.submissions.filter { $0.intent == .again && !$0.isRefused }
    #expect(!again.isEmpty)
    for submission in again {
      guard case .accepted(let added) = submission.outcome else { continue }
      #expect(added == 0)
    }
    #expect(written.count == year.history.events.count)
  }

  @Test func `never marks a risk eliminated in the month of identification`() async throws {
    let year = try await year()
    let states = year.history.runs.map { year.history.state(of: $0) }
    var compared = 0
    for exit in states where exit.end?.id == "eliminated" {
      let before = states.filter { $0.end?.id == "monitored" && $0.subject == exit.subject }
      let identified = before.compactMap { $0.end?.day }.filter { $0 <= exit.end?.day ?? $0 }.max()
      let (one, other) = (try #require(identified), try #require(exit.end?.day))
      #expect((one.year, one.month) < (other.year, other.month))
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test func `names the earlier case where a household is at risk again`() async throws {
    let year = try await year()
    let openings = year.history.runs.compactMap { year.history.state(of: $0).opening }
    let again = openings.filter { $0.procedure == "identification" && $0.earlierRun != nil }
    #expect(!again.isEmpty)
    for opening in again {
      let earlier = year.history.state(of: opening.earlierRun ?? "")
      #expect(earlier.end != nil)
      #expect(earlier.subjects.contains(opening.subject))
    }
  }

  // MARK: - Figures

  @Test func `never rewrites what was reported`() async throws {
    let year = try await year()
    for month in year.months {
      #expect(year.recount(month, RecordedTime(endOf: month.last)) == month.reported)
      #expect(year.recount(month, nil) == month.nowKnown)
    }
    #expect(year.months.last?.comparison?.changed.isEmpty == true)
  }

  @Test func `tells of every difference of a case or clue what was recorded since`() async throws {
    let year = try await year()
    let lines = year.months.flatMap { $0.comparison?.changed ?? [] }
    let told = lines.filter { $0.reported.section != .own }.flatMap { $0.added + $0.removed }
    for difference in told { #expect(!difference.changes.isEmpty, "\(difference.entry.name)") }
    let kinds = Set(lines.flatMap { $0.added + $0.removed }.flatMap(\.changes).map(\.kind))
    #expect(kinds.isSuperset(of: [.lateFact, .correction]))
  }

  @Test func `keeps each reported month in a file that reads back the same`() async throws {
    for month in try await year().months {
      let report = try #require(month.report)
      let text = ReportedMonthFile.text(of: report)
      #expect(try ReportedMonthFile.read(SourceText(name: "month.json", text: text)) == report)
    }
  }

  @Test func `reports what a plain recount comes to`() async throws {
    let year = try await year()
    for month in year.months {
      let plain = PlainRecount(year, month)
      for (figure, count) in plain.counts {
        #expect(month.nowKnown[figure] == count, "\(month.name) \(figure)")
      }
    }
  }

  @Test func `writes into its table and page the figures that it counted`() async throws {
    let year = try await year()
    let table = year.figureTable.split(separator: "\n").dropFirst().map(String.init)
    #expect(table.count == 12 * Figure.allCases.count)
    let page = YearReport(year, language: .english, other: "").html
    for month in year.months {
      for figure in Figure.allCases {
        let numbers = [month.reported[figure], month.nowKnown[figure], month.difference(figure)]
        let line =
          "\(month.name),\(figure.rawValue),\(figure.title.chinese),"
          + numbers.map(String.init).joined(separator: ",")
        #expect(table.contains(line))
        let words = ReportWords(language: .english)
        #expect(page.contains(">\(words.number(month.reported[figure]))<"))
      }
    }
  }

  // MARK: - Facts and privacy

  /// A smaller town at the end of its year, with its cases and registers.
  private func smallTown() async throws -> (PolicyPack, Population, CalendarDay) {
    let policy = try #require(try TownPolicy(among: Sample.packs))
    let town = MadeUpTown(
      seed: 5,
      households: 40,
      on: SmallTown.firstDay,
      rates: SmallTown.busyRates
    )
    var simulation = try YearSimulation(of: town, under: policy, rates: CaseRates())
    let day = try await simulation.run { _ in }.life.lastDay
    return (policy.pack, simulation.populationForDuties(on: day, knownAt: nil), day)
  }

  @Test func `uses facts of its pack by their right names`() async throws {
    let (pack, population, _) = try await smallTown()
    let subjects: [any Subject] =
      population.all(Household.self) + population.all(Person.self) + population.all(Site.self)
      + population.all(ProjectAsset.self) + population.all(Organisation.self)
      + population.all(MonitoringCase.self) + population.all(LedgerEntry.self)
    let facts = Set(
      subjects.flatMap { subject in
        subject.additionalFacts.ids.map { Fact(kind: type(of: subject).kind, id: $0) }
      }
    )
    #expect(facts.count > 40)
    for fact in facts {
      #expect(pack.catalogue.fact(id: fact.id, of: fact.kind) != nil, "\(fact.kind) \(fact.id)")
    }
  }

  @Test func `says of many at once what a question about each one says`() async throws {
    let (pack, population, day) = try await smallTown()
    let dates = AssessmentDates(on: day)
    let list = DueList(pack, about: population, on: dates, since: SmallTown.firstDay)
    let duties = list.lines.filter { $0.demand.rule.kind == .duty && !$0.demand.hasDay }
    var compared = 0
    for line in duties {
      let rule = line.demand.rule
      let items = Dictionary(line.items.map { ($0.subject, $0.standing.name) }) { one, _ in one }
      for subject in population.references(rule.subject) {
        let answer = pack.assess(
          rule.id,
          of: subject,
          in: population,
          on: dates,
          findsNearest: false
        )
        let plain = answer.verdictName == "notApplicable" ? nil : answer.verdictName
        #expect(items[subject] == plain, "\(rule.id)")
        compared += 1
      }
    }
    #expect(duties.count > 12 && compared > 400)
  }

  private struct Fact: Hashable {
    let kind: SubjectKind
    let id: String
  }

  @Test func `shows nothing of any household or person`() async throws {
    let year = try await year()
    let lists = year.months.map { year.workList(of: $0, language: .chinese) }
    let texts = year.files.map(\.text) + lists
    let members = (year.town.families + year.life.families).flatMap(\.members)
    let secrets = Set(
      members.flatMap { [$0.name, $0.identityNumber, $0.id.rawValue, $0.phone ?? $0.name] }
        + year.life.families.map(\.id.rawValue)
    )
    for text in texts {
      #expect(!text.contains("990000"))
      #expect(secrets.allSatisfy { !text.contains($0) })
    }
  }
}

extension ProcedureEvent {
  /// The end that the event reaches.
  fileprivate var end: String? {
    if case .ended(let ending) = content { ending.end } else { nil }
  }
}

extension RiskClue {
  fileprivate var subjectAndRule: String { "\(subject) \(rule)" }
}
