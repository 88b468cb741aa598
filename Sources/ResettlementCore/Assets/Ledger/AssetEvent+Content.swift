public import Quantities

extension AssetEvent {
  /// What happened.
  public enum Content: Sendable, Hashable, Codable {
    /// It was found and listed (摸底).
    case surveyed(Survey)
    /// Its title became clear (确权).
    case titled(Title)
    /// It was entered in the register of project assets (登记).
    case registered
    /// It came into use (投入运营).
    case putIntoOperation
    /// It is not in use any more (闲置).
    case becameIdle
    /// It was idle and came into use again (盘活).
    case activated
    /// It was handed over to those who keep it (移交).
    case handedOver(Entrustment)
    /// Its keeper or the person who answers for it changed (管护主体、责任人变更).
    case entrusted(Entrustment)
    /// Its owner changed (产权变更).
    case transferred(AssetOwner)
    /// Somebody asked to dispose of it (申请处置).
    case disposalRequested(Reason)
    /// It was decided about the request (处置决定).
    case disposalDecided(DisposalDecision)
    /// It was disposed of (处置).
    case disposed(AssetDisposal)
    /// What it brought was used (处置收入使用).
    case proceedsUsed(RevenueShare)
    /// What is to become of revenue was planned (收益分配方案).
    case revenuePlanned(RevenuePlan)
    /// A plan was decided about (方案决定).
    case revenueDecided(RevenueDecision)
    /// A plan was made public (公示).
    case revenuePublished(RevenuePublication)
    /// Somebody objected to what is public (异议).
    case objectionRaised(ProcedureEvent.Objection)
    /// An objection was examined.
    case objectionDecided(ProcedureEvent.ObjectionDecision)
    /// Revenue went to uses and beneficiaries (分配).
    case revenueDistributed(RevenueDistribution)
    /// It was looked at again who benefits (受益对象复核).
    case beneficiariesChecked(Reason)
    /// The event that the correction names should not be there at all.
    case annulled
  }

  /// What was found of an asset; what is not known yet is left out.
  public struct Survey: Sendable, Hashable, Codable {
    /// In which of the three classes it is.
    public var assetClass: AssetClass?
    /// What it is.
    public var kind: AssetKind?
    /// The project that made it.
    public var project: Project.ID?
    /// The funds it was made from.
    public var funds: [Fund.ID]
    /// Whose it is.
    public var owner: AssetOwner?
    /// Who keeps it.
    public var keeper: String?
    /// The person who answers for it, by our own name for the person.
    public var responsiblePerson: Person.ID?

    /// Creates a survey.
    public init(
      assetClass: AssetClass? = nil,
      kind: AssetKind? = nil,
      project: Project.ID? = nil,
      funds: [Fund.ID] = [],
      owner: AssetOwner? = nil,
      keeper: String? = nil,
      responsiblePerson: Person.ID? = nil
    ) {
      self.assetClass = assetClass
      self.kind = kind
      self.project = project
      self.funds = funds
      self.owner = owner
      self.keeper = keeper
      self.responsiblePerson = responsiblePerson
    }
  }

  /// That a title is clear.
  public struct Title: Sendable, Hashable, Codable {
    /// The number of the certificate.
    public let number: String

    /// Creates a title.
    public init(number: String) {
      self.number = number
    }
  }

  /// To whom an asset is entrusted.
  public struct Entrustment: Sendable, Hashable, Codable {
    /// Who keeps it; `nil` if that stays as it was.
    public let keeper: String?
    /// The person who answers for it; `nil` if that stays as it was.
    public let responsiblePerson: Person.ID?

    /// Creates an entrustment.
    public init(keeper: String? = nil, responsiblePerson: Person.ID? = nil) {
      self.keeper = keeper
      self.responsiblePerson = responsiblePerson
    }
  }

  /// Why something was asked for, or what came out of it.
  public struct Reason: Sendable, Hashable, Codable {
    /// The reason, without names of people.
    public let text: String

    /// Creates a reason.
    public init(_ text: String) {
      self.text = text
    }
  }

  /// What was decided about a request to dispose of an asset.
  public struct DisposalDecision: Sendable, Hashable, Codable {
    /// Whether it may be disposed of.
    public let isApproved: Bool
    /// The run of the procedure that is on record; `nil` if it is on paper only.
    public let run: ProcedureEvent.RunID?
    /// The paper that records the procedure, such as its number; `nil` if a run does.
    public let paper: String?

    /// Creates a decision.
    public init(isApproved: Bool, run: ProcedureEvent.RunID? = nil, paper: String? = nil) {
      self.isApproved = isApproved
      self.run = run
      self.paper = paper
    }
  }

  /// On what a plan for revenue rests.
  public struct RevenueDecision: Sendable, Hashable, Codable {
    /// What a plan can rest on.
    public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
      /// The rules for the asset that are in force (管理制度).
      case rules
      /// A democratic decision (民主决策).
      case meeting
    }

    /// The plan.
    public let plan: AssetEvent.ID
    /// What it rests on.
    public let basis: Basis
    /// The rules or the resolution, such as its number.
    public let paper: String

    /// Creates a decision.
    public init(on plan: AssetEvent.ID, by basis: Basis, paper: String) {
      self.plan = plan
      self.basis = basis
      self.paper = paper
    }
  }

  /// That a plan was made public.
  public struct RevenuePublication: Sendable, Hashable, Codable {
    /// The plan.
    public let plan: AssetEvent.ID
    /// Where it is public.
    public let place: String
    /// The last day.
    public let until: CalendarDay

    /// Creates a publication.
    public init(of plan: AssetEvent.ID, at place: String, until: CalendarDay) {
      self.plan = plan
      self.place = place
      self.until = until
    }
  }
}

/// How a project asset was disposed of.
public struct AssetDisposal: Sendable, Hashable, Codable {
  /// What it brought; zero if it was given away or pulled down.
  public let price: Money

  /// Creates a disposal.
  public init(price: Money) {
    self.price = price
  }
}

// MARK: - Kinds

extension AssetEvent.Content {
  /// The word for what happened, in files.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It was found and listed.
    case surveyed
    /// Its title became clear.
    case titled
    /// It was entered in the register.
    case registered
    /// It came into use.
    case putIntoOperation = "put_into_operation"
    /// It is not in use any more.
    case becameIdle = "became_idle"
    /// It came into use again.
    case activated
    /// It was handed over.
    case handedOver = "handed_over"
    /// Its keeper or the person who answers for it changed.
    case entrusted
    /// Its owner changed.
    case transferred
    /// Somebody asked to dispose of it.
    case disposalRequested = "disposal_requested"
    /// It was decided about the request.
    case disposalDecided = "disposal_decided"
    /// It was disposed of.
    case disposed
    /// What it brought was used.
    case proceedsUsed = "proceeds_used"
    /// Revenue was planned.
    case revenuePlanned = "revenue_planned"
    /// A plan was decided about.
    case revenueDecided = "revenue_decided"
    /// A plan was made public.
    case revenuePublished = "revenue_published"
    /// Somebody objected.
    case objectionRaised = "objection_raised"
    /// An objection was examined.
    case objectionDecided = "objection_decided"
    /// Revenue was distributed.
    case revenueDistributed = "revenue_distributed"
    /// It was looked at again who benefits.
    case beneficiariesChecked = "beneficiaries_checked"
    /// An event is taken away.
    case annulled
  }

  /// The word for what happened.
  public var kind: Kind {
    switch self {
    case .surveyed: .surveyed
    case .titled: .titled
    case .registered: .registered
    case .putIntoOperation: .putIntoOperation
    case .becameIdle: .becameIdle
    case .activated: .activated
    case .handedOver: .handedOver
    case .entrusted: .entrusted
    case .transferred: .transferred
    case .disposalRequested: .disposalRequested
    case .disposalDecided: .disposalDecided
    case .disposed: .disposed
    case .proceedsUsed: .proceedsUsed
    case .revenuePlanned: .revenuePlanned
    case .revenueDecided: .revenueDecided
    case .revenuePublished: .revenuePublished
    case .objectionRaised: .objectionRaised
    case .objectionDecided: .objectionDecided
    case .revenueDistributed: .revenueDistributed
    case .beneficiariesChecked: .beneficiariesChecked
    case .annulled: .annulled
    }
  }

  /// The texts that somebody wrote in it.
  public var texts: [String] {
    switch self {
    case .surveyed(let survey): [survey.owner?.name, survey.keeper].compactMap(\.self)
    case .titled(let title): [title.number]
    case .handedOver(let entrustment), .entrusted(let entrustment):
      [entrustment.keeper].compactMap(\.self)
    case .transferred(let owner): [owner.name]
    case .disposalRequested(let reason), .beneficiariesChecked(let reason): [reason.text]
    case .disposalDecided(let decision): [decision.run, decision.paper].compactMap(\.self)
    case .revenuePlanned(let plan): [plan.period] + plan.uses.map(\.use)
    case .revenueDecided(let decision): [decision.paper]
    case .revenuePublished(let publication): [publication.place]
    case .objectionRaised(let objection): [objection.matter]
    case .objectionDecided(let decision): [decision.reason]
    case .proceedsUsed(let share): [share.use]
    case .revenueDistributed(let distribution): distribution.lines.map(\.use)
    case .registered, .putIntoOperation, .becameIdle, .activated, .disposed, .annulled: []
    }
  }
}
