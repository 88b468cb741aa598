internal import Quantities

// What the obstacles say, in both languages.

extension AssetObstacle {
  fileprivate init(_ reason: Reason, zh: String, en: String) {
    self.init(reason, LocalizedText(zh: zh, en: en))
  }

  // MARK: - Events

  static func of(_ fault: EventFault, in id: String) -> Self {
    switch fault {
    case .idTaken:
      Self(
        .idTaken,
        zh: "编号“\(id)”已用于另一事件；请换一个编号",
        en: "the id '\(id)' belongs to another event; choose another"
      )
    case .correctsNothing:
      Self(.unknownEvent, zh: "撤销须注明所撤销的事件", en: "an annulment must name the event that it annuls")
    case .unknownEvent(let other):
      Self(
        .unknownEvent,
        zh: "该资产没有编号为“\(other)”的事件；请核对编号",
        en: "the asset has no event '\(other)'; check the id"
      )
    case .correctedAlready(let wrong, let other):
      Self(
        .correctedAlready,
        zh: "事件“\(wrong)”已由“\(other)”更正或撤销；请更正“\(other)”",
        en:
          "the event '\(wrong)' was corrected or annulled by '\(other)' already; correct '\(other)'"
      )
    case .annulsAnnulment:
      Self(
        .unknownEvent,
        zh: "撤销不能再被撤销；请重新记录",
        en: "an annulment can't be annulled; record it anew"
      )
    case .reasonNeeded: Self(.wordsNeeded, zh: "须写明理由", en: "say why")
    }
  }

  static func inTheFuture(_ day: CalendarDay) -> Self {
    Self(
      .inTheFuture,
      zh: "发生日期 \(day) 晚于记录日期；尚未发生的事不能记录",
      en: "it happens on \(day), after the day of the record; record it when it has happened"
    )
  }

  static let privateNumber = Self(
    .privateNumber,
    zh: "文字中有像身份证号、电话或账号的数字；请删去后再记录",
    en: "a text has what looks like the number of a person, a telephone or an account; leave it out"
  )

  static let wordsNeeded = Self(
    .wordsNeeded,
    zh: "须写明编号、地点或理由",
    en: "the number, the place or the reason is empty"
  )

  static func breaksOrder(_ id: String, _ other: AssetObstacle) -> Self {
    Self(
      .breaksOrder,
      zh: "这样记录后，已记录的“\(id)”不再成立：\(other.message.chinese)",
      en:
        "'\(id)', which is recorded already, would no longer be in order: \(other.message.english)"
    )
  }

  // MARK: - A1, A5, A6

  static let notSurveyed = Self(
    .survey,
    zh: "该资产尚未摸底登记；请先记录摸底（surveyed）",
    en: "the asset was not surveyed; record that first"
  )

  static let alreadySurveyed = Self(
    .survey,
    zh: "该资产已摸底登记；如有错误请更正原记录",
    en: "the asset was surveyed already; correct that record if it is wrong"
  )

  static let noClass = Self(
    .noClass,
    zh: "未定资产类别（经营性、公益性、到户类之一）；请先更正摸底记录",
    en: "the asset is in none of the three classes; correct the survey first"
  )

  static func ownerNotHousehold(_ kind: AssetOwner.Kind) -> Self {
    Self(
      .owner,
      zh: "到户类资产应归农户所有，不能归\(kind.title.chinese)",
      en: "an asset given to a household is its own, and not that of \(kind.title.english)"
    )
  }

  static let ownerUnknown = Self(
    .owner,
    zh: "产权主体不明，无法判断处置须经何种程序；请先明确产权主体",
    en: "it is not known whose the asset is, so that nobody can say what its disposal needs"
  )

  static let alreadyRegistered = Self(
    .registerIncomplete,
    zh: "该资产已登记入册",
    en: "the asset is in the register already"
  )

  static func registerLacks(_ parts: [Part]) -> Self {
    Self(
      .registerIncomplete,
      zh: "登记缺少：\(parts.map(\.chinese).joined(separator: "、"))",
      en: "the entry has no \(parts.map(\.english).joined(separator: ", no "))"
    )
  }

  static let alreadyInUse = Self(.usage, zh: "该资产已在运营", en: "the asset is in use already")

  static let alreadyIdle = Self(.usage, zh: "该资产已闲置", en: "the asset is idle already")

  static let idleIsActivated = Self(
    .usage,
    zh: "该资产处于闲置；重新使用请记为盘活（activated）",
    en: "the asset is idle: record its use as an activation"
  )

  static let neverIdle = Self(
    .usage,
    zh: "该资产没有闲置记录；盘活针对闲置资产",
    en: "the asset is not recorded as idle: only what is idle is activated"
  )

  static let noTitle = Self(
    .noTitle,
    zh: "权属未明确，不能盘活；请先确权（titled）",
    en: "the title is not clear, so that the asset can't be activated; clear the title first"
  )

  // MARK: - A4

  static func disposed(on day: CalendarDay) -> Self {
    Self(.disposed, zh: "该资产已于 \(day) 处置", en: "the asset was disposed of on \(day)")
  }

  static let disposalOpen = Self(
    .disposalProcedure,
    zh: "处置申请已提出，尚未了结",
    en: "its disposal is asked for already"
  )

  static let disposalNotRequested = Self(
    .disposalProcedure,
    zh: "没有处置申请",
    en: "nobody has asked for its disposal"
  )

  static let disposalDecided = Self(
    .disposalProcedure,
    zh: "处置申请已有决定；如有错误请更正原记录",
    en: "the request is decided already; correct that record if it is wrong"
  )

  static let noProcedure = Self(
    .disposalProcedure,
    zh: "处置决定须注明所经程序：办件编号（run）或文书（paper）",
    en: "a decision on a disposal must name the procedure on record: a run or a paper"
  )

  static let disposalNotDecided = Self(
    .disposalProcedure,
    zh: "国有、集体资产不得随意处置：没有在案的批准程序",
    en: "assets of the state or a collective are not disposed of at will: no procedure on record "
      + "has approved it"
  )

  static let notDisposed = Self(
    .disposalProcedure,
    zh: "该资产尚未处置，没有处置收入",
    en: "the asset was not disposed of, so that there are no proceeds"
  )

  static func overProceeds(left: Money) -> Self {
    Self(
      .amount,
      zh: "超出处置收入，尚余 \(left.yuan) 元",
      en: "more than is left of the proceeds, \(left)"
    )
  }

  // MARK: - A2

  static func noSuchPlan(_ id: String) -> Self {
    Self(.unknownEvent, zh: "没有编号为“\(id)”的收益分配方案", en: "there is no plan '\(id)' for revenue")
  }

  static func noSuchPublication(_ id: String) -> Self {
    Self(.unknownEvent, zh: "没有编号为“\(id)”的公示", en: "there is no publication '\(id)'")
  }

  static func noSuchObjection(_ id: String) -> Self {
    Self(.unknownEvent, zh: "没有编号为“\(id)”的未决异议", en: "there is no open objection '\(id)'")
  }

  static let planDecided = Self(
    .planDecision,
    zh: "该方案已有决定",
    en: "the plan is decided already"
  )

  static let planNotDecided = Self(
    .planDecision,
    zh: "该方案尚未依管理制度或民主决策确定",
    en: "the plan was decided neither by the rules for the asset nor by a democratic decision"
  )

  static let notPublished = Self(
    .publication,
    zh: "该方案尚未公示",
    en: "the plan was not made public"
  )

  static func stillPublic(until day: CalendarDay) -> Self {
    Self(
      .publication,
      zh: "公示至 \(day)，期满后方可分配",
      en: "the plan is public until \(day); distribute after that"
    )
  }

  static let endsBeforeItBegins = Self(
    .publication,
    zh: "公示的截止日早于起始日",
    en: "the publication ends before it begins"
  )

  static let objectionOpen = Self(
    .objection,
    zh: "对公示的异议尚未处理",
    en: "an objection to what is public is not decided"
  )

  static let objectionUpheld = Self(
    .objection,
    zh: "异议成立；请更正方案后重新公示",
    en: "an objection was upheld: correct the plan and make it public again"
  )

  // MARK: - Amounts

  static let negativeAmount = Self(
    .amount,
    zh: "金额须大于零，明细不能为空",
    en: "amounts must be more than zero, and there must be one"
  )

  static let partOfAFen = Self(
    .amount,
    zh: "金额须到分为止",
    en: "amounts have no parts of a fen"
  )

  static func planDoesNotAddUp(_ total: Money, of amount: Money) -> Self {
    Self(
      .amount,
      zh: "各项用途合计 \(total.yuan) 元，与收益 \(amount.yuan) 元不符",
      en: "the uses come to \(total), and the revenue is \(amount)"
    )
  }

  static func overPlan(_ use: String, left: Money) -> Self {
    Self(
      .amount,
      zh: "用途“\(use)”超出方案，尚余 \(left.yuan) 元",
      en: "more for '\(use)' than is left of the plan, \(left)"
    )
  }
}

extension AssetObstacle.Part {
  fileprivate var chinese: String {
    switch self {
    case .owner: "产权主体"
    case .keeper: "管护主体"
    case .responsiblePerson: "责任人"
    }
  }

  fileprivate var english: String {
    switch self {
    case .owner: "owner"
    case .keeper: "keeper"
    case .responsiblePerson: "person who answers for it"
    }
  }
}

// MARK: - Links

extension AssetObstacle {
  static func linkTaken(_ id: String) -> Self {
    Self(
      .idTaken,
      zh: "“\(id)”已是另一笔资金流向；请换一个名称，或更正原记录",
      en: "'\(id)' is another link already; choose another name, or correct that record"
    )
  }

  static func noSuchLink(_ source: ChainNode, _ destination: ChainNode) -> Self {
    Self(
      .unknownEvent,
      zh: "资金不能由“\(source)”流向“\(destination)”；资产的收益和处置收入请记在资产事件里",
      en:
        "money does not go from '\(source)' to '\(destination)'; what an asset earns or brings is "
        + "recorded by events of the asset"
    )
  }
}
