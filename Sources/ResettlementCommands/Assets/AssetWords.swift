internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// What happened to assets and where money is, in words.
struct AssetWords {
  let session: Session
  /// The declarations of facts, whose words for uses are taken.
  let catalogue: FactCatalogue

  private func pick(_ chinese: String, _ english: String) -> String {
    session.pick(chinese, english)
  }

  /// Returns an amount with its unit.
  func money(_ amount: Money) -> String { pick("\(amount.yuan) 元", "\(amount.yuan) yuan") }

  /// Returns what a use is called: as a pack has it, or the core, or as it was written.
  func use(_ use: String) -> String {
    let declared = ["revenue_purposes", "planned_revenue_uses"].lazy.compactMap { fact in
      catalogue.fact(id: fact, of: .asset)?.type.caseName(use)
    }
    guard let name = declared.first else { return use }
    return pick(name.chinese, name.english)
  }

  /// Returns what a class is called.
  func className(_ assetClass: AssetClass?) -> String {
    guard let assetClass else { return pick("类别未定", "no class") }
    let english =
      switch assetClass {
      case .operating: "operating asset"
      case .publicWelfare: "public-welfare asset"
      case .toHousehold: "asset given to a household"
      }
    return pick(assetClass.chineseName, english)
  }

  /// Returns where an asset stands on a line.
  func standing(_ state: AssetState) -> String {
    guard let status = state.status else { return pick("尚未摸底", "not surveyed") }
    let owner = state.owner.map { pick($0.kind.title.chinese, $0.kind.title.english) }
    let parts = [
      pick(status.chineseName, status.rawValue.replacing("_", with: " ")),
      className(state.assetClass), owner ?? pick("产权主体不明", "no owner"),
    ]
    return parts.joined(separator: pick("，", ", "))
  }

  /// Returns where money came from in the end.
  func origin(_ origin: ChainOrigin) -> String {
    switch origin {
    case .fund(let id): "fund/\(id)"
    case .earned(let asset): pick("资产 \(asset) 收益", "earned by asset/\(asset)")
    case .unexplained(let node): pick("来源不明（\(node)）", "unexplained at \(node)")
    }
  }
}

// MARK: - Events

extension AssetWords {
  /// Returns an event on a line: its day, what happened, who recorded it, and what is to be noted.
  func line(_ event: AssetEvent, correctedBy later: AssetEvent.ID?) -> String {
    head(event, by: event.recordedBy.unit, what(event.content), later) + ruled(event.ruling)
  }

  /// Returns an event of the chain on a line.
  func line(_ event: ChainEvent, correctedBy later: ChainEvent.ID?) -> String {
    let text: String =
      switch event.content {
      case .moved(let movement):
        "\(movement.source) → \(movement.destination) \(money(movement.amount))"
      case .annulled: pick("撤销", "annulled")
      }
    return head(event, by: event.recordedBy.unit, text, later)
  }

  private func head(
    _ event: some LedgerEvent,
    by unit: String,
    _ what: String,
    _ later: String?
  ) -> String {
    let by = pick("（\(unit)）", " (\(unit))")
    let correction = event.correction.map {
      pick("  [更正 \($0.event)：\($0.reason)]", "  [instead of \($0.event): \($0.reason)]")
    }
    let replaced = later.map { pick("  [已由 \($0) 取代]", "  [replaced by \($0)]") }
    return "\(event.happenedOn)  \(event.id)  \(what)\(by)" + (correction ?? "") + (replaced ?? "")
  }

  private func ruled(_ ruling: AssetRuling?) -> String {
    guard let ruling else { return "" }
    let left = ruling.discretion.joined(separator: pick("、", ", "))
    let parts = [
      ruling.citations.isEmpty ? nil : ruling.citations.joined(separator: ", "),
      left.isEmpty ? nil : pick("由\(left)裁量", "left to \(left)"),
    ]
    let text = parts.compactMap(\.self).joined(separator: pick("；", "; "))
    return text.isEmpty ? "" : "  [\(text)]"
  }

  private func what(_ content: AssetEvent.Content) -> String {
    switch content {
    case .surveyed(let survey): pick("摸底登记：", "surveyed: ") + className(survey.assetClass)
    case .titled(let title): pick("确权 ", "title ") + title.number
    case .registered: pick("登记入册", "entered in the register")
    case .putIntoOperation: pick("投入运营", "put into operation")
    case .becameIdle: pick("闲置", "became idle")
    case .activated: pick("盘活", "activated")
    case .handedOver(let given):
      pick("移交", "handed over") + (given.keeper.map { pick("：", " to ") + $0 } ?? "")
    case .entrusted(let given):
      pick("变更管护", "entrusted") + (given.keeper.map { pick("：", " to ") + $0 } ?? "")
    case .transferred(let owner): pick("产权变更：", "transferred to ") + owner.name
    case .annulled: pick("撤销", "annulled")
    case .disposalRequested, .disposalDecided, .disposed, .proceedsUsed: disposal(content)
    default: revenue(content)
    }
  }

  private func disposal(_ content: AssetEvent.Content) -> String {
    switch content {
    case .disposalRequested(let reason): pick("申请处置：", "disposal asked for: ") + reason.text
    case .disposalDecided(let decision):
      (decision.isApproved
        ? pick("批准处置，", "disposal approved, ") : pick("不批准处置，", "disposal turned down, "))
        + [decision.run, decision.paper].compactMap(\.self).joined(separator: " ")
    case .disposed(let disposal): pick("已处置，收入 ", "disposed of for ") + money(disposal.price)
    case .proceedsUsed(let share):
      pick("处置收入用于", "proceeds used for ") + use(share.use) + " " + money(share.amount)
    default: ""
    }
  }

  private func revenue(_ content: AssetEvent.Content) -> String {
    switch content {
    case .revenuePlanned(let plan):
      pick("收益方案 ", "plan for the revenue of ") + "\(plan.period) \(money(plan.amount))"
        + pick("：", ": ") + shares(plan.uses)
    case .revenueDecided(let decision):
      (decision.basis == .rules
        ? pick("依制度确定方案，", "plan decided by the rules, ")
        : pick("民主决策确定方案，", "plan decided together, ")) + decision.paper
    case .revenuePublished(let publication):
      pick(
        "公示：\(publication.place)，至 \(publication.until)",
        "made public at \(publication.place) until \(publication.until)"
      )
    case .objectionRaised(let objection): pick("提出异议：", "objection: ") + objection.matter
    case .objectionDecided(let decision):
      (decision.isUpheld
        ? pick("异议成立，", "objection upheld, ") : pick("异议不成立，", "objection dismissed, "))
        + decision.reason
    case .revenueDistributed(let distribution): distributed(distribution)
    case .beneficiariesChecked(let reason):
      pick("复核受益对象：", "beneficiaries looked at again: ") + reason.text
    default: ""
    }
  }

  private func shares(_ shares: [RevenueShare]) -> String {
    shares.map { "\(use($0.use)) \(money($0.amount))" }.joined(separator: pick("、", ", "))
  }

  private func distributed(_ distribution: RevenueDistribution) -> String {
    let uses = Set(distribution.lines.map(\.use)).sorted().map { use in
      let lines = distribution.lines.filter { $0.use == use }
      return RevenueShare(use, lines.reduce(.zero) { $0 + $1.amount })
    }
    let count = Set(distribution.lines.compactMap(\.beneficiary)).count
    let whom = count == 0 ? "" : pick("，受益对象 \(count) 个", ", to \(count) beneficiaries")
    return pick("分配 ", "distributed ") + shares(uses) + whom
  }
}

extension FactType {
  /// The name of a case of an enumeration, be it in a list; `nil` if there is none.
  fileprivate func caseName(_ id: String) -> LocalizedText? {
    switch self {
    case .enumeration(let enumeration): enumeration.case(id)?.name
    case .list(let element): element.caseName(id)
    default: nil
    }
  }
}
