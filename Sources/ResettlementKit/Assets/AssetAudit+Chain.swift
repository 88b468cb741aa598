internal import Quantities
public import ResettlementCore

extension AssetAudit {
  /// The chain of money, up to the day of the decision.
  ///
  /// It has what is recorded of it, what assets earned and brought, and what was paid of benefits out
  /// of funds, see ``BenefitChain``.
  public var fundChain: FundChain {
    FundChain(recordedLinks + earnedLinks + benefitChain.links, received: received)
  }

  /// What was paid of benefits and came back, up to the day of the decision.
  public var benefitChain: BenefitChain {
    BenefitChain(of: benefits, in: population, until: dates.decidedOn)
  }

  private var recordedLinks: [ChainLink] { chain.links.filter { $0.day <= dates.decidedOn } }

  private var earnedLinks: [ChainLink] { assets.assets.flatMap { state(of: $0).links } }

  private var received: [Fund.ID: Money] {
    population.all(Fund.self).reduce(into: [:]) { received, fund in
      guard case .known(let yuan) = fund.amount, Money(yuan: yuan).wholeFen != nil else { return }
      received[fund.id] = received[fund.id] ?? Money(yuan: yuan)
    }
  }
}

// MARK: - Findings

extension AssetAudit {
  /// What does not add up along the chain, funds that surveys name but no link leads to, assets of
  /// which no money is recorded that went into them, and payments that were recorded twice.
  public var chainFindings: [AssetFinding] {
    let chain = fundChain
    return chain.findings.map(AssetFinding.init) + unfounded(in: chain) + unpaid(in: chain)
      + recordedTwice
  }

  private func unfounded(in chain: FundChain) -> [AssetFinding] {
    everyAsset.flatMap { asset -> [AssetFinding] in
      let node = ChainNode(.asset, asset.rawValue)
      let origins = chain.foundation(of: node).map(\.origin)
      let named = state(of: asset).survey?.funds ?? []
      return named.filter { !origins.contains(.fund($0)) }.map {
        AssetFinding(node, .open, .chain, .noLink(from: $0))
      }
    }
  }

  /// The chain of an asset is open as long as nobody has recorded what it was made from; where its
  /// survey names funds, or it earned something, that is said already.
  private func unpaid(in chain: FundChain) -> [AssetFinding] {
    everyAsset.compactMap { asset in
      let (node, survey) = (ChainNode(.asset, asset.rawValue), state(of: asset).survey)
      guard let survey, survey.funds.isEmpty, chain.links(into: node).isEmpty,
        chain.links(outOf: node).isEmpty
      else { return nil }
      return AssetFinding(node, .open, .chain, .noMoneyIn)
    }
  }

  /// Payments of benefits that somebody recorded by hand as well, so that they count twice.
  private var recordedTwice: [AssetFinding] {
    let paid = Set(benefitChain.links.map(Passing.init))
    return recordedLinks.filter { paid.contains(Passing($0)) }.map { link in
      AssetFinding(link.destination, .difference, .chain, .alsoPaid(link.id), event: link.event)
    }
  }

  /// What two links have in common that are about one payment.
  private struct Passing: Hashable {
    let source: ChainNode
    let destination: ChainNode
    let amount: Money
    let day: CalendarDay

    init(_ link: ChainLink) {
      (source, destination) = (link.source, link.destination)
      (amount, day) = (link.amount, link.day)
    }
  }
}

extension AssetFinding {
  /// Creates the finding of an event that corrects what can't be corrected, and so says nothing.
  init(_ event: AssetEvent) {
    let node = ChainNode(.asset, event.asset.rawValue)
    self.init(node, .violation, .event, .correctsNothing(event.correction?.event), event: event.id)
  }

  init(_ event: ChainEvent) {
    let node: ChainNode =
      if case .moved(let movement) = event.content {
        movement.source
      } else {
        ChainNode(.use, event.link)
      }
    self.init(node, .violation, .event, .correctsNothing(event.correction?.event), event: event.id)
  }

  /// Creates the finding of something that does not add up.
  public init(_ finding: FundChain.Finding) {
    switch finding {
    case .overspent(let node, let received, let spent):
      self.init(node, .violation, .chain, .overspent(received, spent))
    case .receivedUnknown(let fund):
      self.init(
        ChainNode(.fund, fund.rawValue),
        .open,
        .chain,
        .receivedUnknown,
        missing: [MissingTerm(.fact, "fund.amount")]
      )
    case .noSource(let node):
      self.init(node, node.kind == .asset ? .open : .violation, .chain, .noSource)
    }
  }
}
