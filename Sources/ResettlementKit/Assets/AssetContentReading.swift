internal import Quantities
internal import ResettlementCore
internal import Tabular

/// Reads what happened to an asset from the keys of its event.
enum AssetContentReading {
  static func content(
    _ kind: AssetEvent.Content.Kind,
    _ keys: inout EventObject
  ) -> AssetEvent.Content? {
    switch kind {
    case .surveyed: .surveyed(survey(&keys))
    case .titled: keys.text("number").map { .titled(AssetEvent.Title(number: $0)) }
    case .registered: .registered
    case .putIntoOperation: .putIntoOperation
    case .becameIdle: .becameIdle
    case .activated: .activated
    case .handedOver: .handedOver(entrustment(&keys))
    case .entrusted: .entrusted(entrustment(&keys))
    case .transferred: transferred(&keys)
    case .disposalRequested:
      keys.text("reason").map { .disposalRequested(AssetEvent.Reason($0)) }
    case .disposalDecided: disposalDecided(&keys)
    case .disposed: keys.amount("price").map { .disposed(AssetDisposal(price: $0)) }
    case .beneficiariesChecked:
      keys.text("reason").map { .beneficiariesChecked(AssetEvent.Reason($0)) }
    case .annulled: .annulled
    default: revenue(kind, &keys)
    }
  }

  private static func survey(_ keys: inout EventObject) -> AssetEvent.Survey {
    AssetEvent.Survey(
      assetClass: keys.has("class") ? keys.word("class").flatMap(AssetClass.init) : nil,
      kind: keys.has("asset_kind") ? keys.word("asset_kind").flatMap(AssetKind.init) : nil,
      project: keys.optional("project").map { Project.ID($0) },
      funds: keys.texts("funds").map { Fund.ID($0) },
      owner: keys.has("owner") || keys.has("owner_kind") ? owner(&keys) : nil,
      keeper: keys.optional("keeper"),
      responsiblePerson: keys.optional("responsible_person").map { Person.ID($0) }
    )
  }

  private static func owner(_ keys: inout EventObject) -> AssetOwner? {
    let (kind, name) = (keys.word("owner_kind"), keys.text("owner"))
    guard let kind = kind.flatMap(AssetOwner.Kind.init), let name else { return nil }
    return AssetOwner(kind, name)
  }

  private static func entrustment(_ keys: inout EventObject) -> AssetEvent.Entrustment {
    AssetEvent.Entrustment(
      keeper: keys.optional("keeper"),
      responsiblePerson: keys.optional("responsible_person").map { Person.ID($0) }
    )
  }

  private static func transferred(_ keys: inout EventObject) -> AssetEvent.Content? {
    owner(&keys).map(AssetEvent.Content.transferred)
  }

  private static func disposalDecided(_ keys: inout EventObject) -> AssetEvent.Content? {
    let (run, paper) = (keys.optional("run"), keys.optional("paper"))
    guard let decision = keys.word("decision") else { return nil }
    let isApproved = decision == "approved"
    return .disposalDecided(
      AssetEvent.DisposalDecision(isApproved: isApproved, run: run, paper: paper)
    )
  }

  // MARK: - Revenue

  private static func revenue(
    _ kind: AssetEvent.Content.Kind,
    _ keys: inout EventObject
  ) -> AssetEvent.Content? {
    switch kind {
    case .proceedsUsed: share(&keys).map(AssetEvent.Content.proceedsUsed)
    case .revenuePlanned: planned(&keys)
    case .revenueDecided: decided(&keys)
    case .revenuePublished: published(&keys)
    case .objectionRaised:
      keys.both("publication", "matter").map {
        .objectionRaised(ProcedureEvent.Objection(to: $0, about: $1))
      }
    case .objectionDecided: objectionDecided(&keys)
    case .revenueDistributed: distributed(&keys)
    default: nil
    }
  }

  private static func share(_ keys: inout EventObject) -> RevenueShare? {
    let (use, amount) = (keys.text("use"), keys.amount("amount"))
    guard let use, let amount else { return nil }
    return RevenueShare(use, amount)
  }

  private static func planned(_ keys: inout EventObject) -> AssetEvent.Content? {
    let (period, amount) = (keys.text("period"), keys.amount("amount"))
    let uses = keys.list("uses") { object -> RevenueShare? in
      guard let use = object["use"]?.string, let amount = object["amount"]?.money else {
        return nil
      }
      return RevenueShare(use, amount)
    }
    guard let period, let amount, let uses else { return nil }
    return .revenuePlanned(RevenuePlan(period: period, amount: amount, uses: uses))
  }

  private static func decided(_ keys: inout EventObject) -> AssetEvent.Content? {
    let (texts, basis) = (keys.both("plan", "paper"), keys.word("basis"))
    guard let texts, let basis = basis.flatMap(AssetEvent.RevenueDecision.Basis.init) else {
      return nil
    }
    return .revenueDecided(
      AssetEvent.RevenueDecision(on: texts.0, by: basis, paper: texts.1)
    )
  }

  private static func published(_ keys: inout EventObject) -> AssetEvent.Content? {
    let (texts, until) = (keys.both("plan", "place"), keys.day("until"))
    guard let texts, let until else { return nil }
    return .revenuePublished(
      AssetEvent.RevenuePublication(of: texts.0, at: texts.1, until: until)
    )
  }

  private static func objectionDecided(_ keys: inout EventObject) -> AssetEvent.Content? {
    let (texts, outcome) = (keys.both("objection", "reason"), keys.word("outcome"))
    guard let texts, let outcome else { return nil }
    return .objectionDecided(
      ProcedureEvent.ObjectionDecision(
        on: texts.0,
        isUpheld: outcome == "upheld",
        because: texts.1
      )
    )
  }

  private static func distributed(_ keys: inout EventObject) -> AssetEvent.Content? {
    guard let plan = keys.text("plan") else { return nil }
    let distribution =
      keys.has("shares")
      ? byShares(plan, &keys)
      : keys.list("lines", line).map { RevenueDistribution(of: plan, $0) }
    return distribution.map(AssetEvent.Content.revenueDistributed)
  }

  private static func line(_ object: JSONObject) -> RevenueDistribution.Line? {
    guard let use = object["use"]?.string, let amount = object["amount"]?.money else { return nil }
    guard let written = object["to"], !written.isNull else {
      return RevenueDistribution.Line(use, amount)
    }
    return written.string.flatMap(SubjectReference.init(slashed:))
      .map { RevenueDistribution.Line(use, to: $0, amount) }
  }

  /// Divides an amount by shares, to the fen: what is recorded is what each got.
  private static func byShares(
    _ plan: String,
    _ keys: inout EventObject
  ) -> RevenueDistribution? {
    guard let share = share(&keys) else { return nil }
    return keys.shares("shares") { holdings -> RevenueDistribution? in
      do throws(ShareQuantification.Fault) {
        let shares = try ShareQuantification(holdings)
        return try RevenueDistribution(of: plan, share.amount, for: share.use, by: shares)
      } catch {
        return nil
      }
    }
  }
}
