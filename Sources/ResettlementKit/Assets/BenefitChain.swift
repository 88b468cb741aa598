internal import Quantities
public import ResettlementCore

/// The links from funds to those who got benefits: what was paid, and what came back.
///
/// They follow from the ledger of benefits, so that nobody enters a payment twice:
///
/// ```swift
/// let paid = BenefitChain(of: history, in: population, until: day)
/// let chain = FundChain(chainHistory.links + assetHistory.links + paid.links, received: received)
/// ```
///
/// A payment goes from its fund to the payee, or else to the subject if money goes there, or else to
/// the one whom the grant counts for; what was recovered goes back the same way, also after the
/// decision was annulled. A fund is found by its
/// id or, where only one fund is called so, by its name.
public struct BenefitChain: Sendable, Hashable {
  /// The links, by day and name; the name is that of the entry of the ledger.
  public let links: [ChainLink]

  /// The households of people who were paid, as far as facts or grants tell.
  private let homes: [ChainNode: ChainNode]

  /// Derives the links of benefits.
  ///
  /// - Parameters:
  ///   - history: What happened to the benefits.
  ///   - population: The facts, which have the funds and the households of people.
  ///   - day: What happened later does not count; `nil` counts everything.
  public init(
    of history: BenefitHistory,
    in population: Population,
    until day: CalendarDay? = nil
  ) {
    let (funds, events) = (FundNames(population), Grouped(history))
    let passings = history.benefits.flatMap { events.passings(of: $0, funds) }.filter { passing in
      day.map { passing.link.day <= $0 } ?? true
    }
    links = passings.map(\.link).sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    homes = passings.reduce(into: [:]) { homes, passing in
      guard passing.recipient.kind == .person else { return }
      homes[passing.recipient] = population.household(of: passing.recipient) ?? passing.household
    }
  }

  /// The households of which somebody was paid, sorted.
  public var households: [ChainNode] { Set(homes.values).sorted() }

  /// Returns those of a household who were paid themselves, sorted.
  public func members(of household: ChainNode) -> [ChainNode] {
    homes.filter { $0.value == household }.keys.sorted()
  }
}

// MARK: - Links

/// A payment or recovery, with whom it was about.
private struct Passing {
  let link: ChainLink
  let recipient: ChainNode
  let household: ChainNode?
}

/// The entries of each benefit, also those that were annulled since.
private struct Grouped {
  private let events: [BenefitEvent.BenefitID: [BenefitEvent]]
  private let times: [BenefitEvent.ID: RecordedTime]

  init(_ history: BenefitHistory) {
    events = Dictionary(grouping: history.events, by: \.benefit)
    times = Dictionary(history.events.map { ($0.id, $0.recordedAt) }) { one, _ in one }
  }

  func passings(of benefit: BenefitState, _ funds: FundNames) -> [Passing] {
    let paid = benefit.payments.compactMap { payment -> Passing? in
      let there = recipient(of: payment, benefit)
      let link = payment.link(from: funds.node(of: payment.source), to: there.node)
      return link.map { Passing(link: $0, recipient: there.node, household: there.household) }
    }
    let back = benefit.recoveries.compactMap { recovery -> Passing? in
      let there = recipient(of: recovery, benefit)
      let link = recovery.link(from: there.node, to: funds.node(of: recovery.source))
      return link.map { Passing(link: $0, recipient: there.node, household: there.household) }
    }
    return paid + back
  }

  /// Where money of a benefit went, by the decision that was known when it was recorded.
  private func recipient(
    of movement: BenefitState.Movement,
    _ benefit: BenefitState
  ) -> (node: ChainNode, household: ChainNode?) {
    let decision = decision(for: movement, benefit)
    let applied = applications(benefit)
    let subjects = applied.map(\.subject) + (decision?.countsFor ?? [])
    let all = ([decision?.entitlement?.payee].compactMap(\.self) + subjects).compactMap {
      ChainNode($0)
    }
    let node = all.first { [.household, .person, .organisation].contains($0.kind) }
    let households = Set(all.filter { $0.kind == .household })
    let household = households.count == 1 ? households.first : nil
    return (node ?? ChainNode(.use, applied.first?.programme ?? benefit.id), household)
  }

  private func decision(
    for movement: BenefitState.Movement,
    _ benefit: BenefitState
  ) -> BenefitDecision? {
    let granted = (events[benefit.id] ?? []).compactMap {
      event -> (RecordedTime, BenefitDecision)? in
      guard case .decided(let decision) = event.content, decision.entitlement != nil else {
        return nil
      }
      return (event.recordedAt, decision)
    }
    let before = granted.last { entry in times[movement.event].map { entry.0 <= $0 } ?? false }
    return before?.1 ?? benefit.decision ?? granted.first?.1
  }

  private func applications(_ benefit: BenefitState) -> [Application] {
    (events[benefit.id] ?? []).compactMap { event in
      if case .applied(let application) = event.content { application } else { nil }
    }
  }
}

extension BenefitState.Movement {
  fileprivate func link(from source: ChainNode, to destination: ChainNode) -> ChainLink? {
    guard amount > .zero, amount.wholeFen != nil else { return nil }
    return ChainLink(
      id: event,
      from: source,
      to: destination,
      amount: amount,
      day: day,
      event: event
    )
  }
}

// MARK: - Facts

/// The funds of a population by what they are called.
private struct FundNames {
  private let ids: Set<String>
  private let byName: [String: [Fund.ID]]

  init(_ population: Population) {
    let funds = population.all(Fund.self)
    ids = Set(funds.map(\.id.rawValue))
    byName = funds.reduce(into: [:]) { names, fund in
      if case .known(let name) = fund.name { names[name, default: []].append(fund.id) }
    }
  }

  func node(of source: FundEarmark) -> ChainNode {
    let id = source.fund.rawValue
    let named = byName[id] ?? []
    guard !ids.contains(id), named.count == 1, let fund = named.first else {
      return ChainNode(.fund, id)
    }
    return ChainNode(.fund, fund.rawValue)
  }
}

extension Population {
  /// The household in which somebody lives; `nil` if that is not known.
  fileprivate func household(of person: ChainNode) -> ChainNode? {
    reference("household", of: SubjectReference(.person, person.id)).flatMap { ChainNode($0) }
  }
}
