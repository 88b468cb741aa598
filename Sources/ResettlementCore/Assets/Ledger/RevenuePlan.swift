/// An amount for one use.
public struct RevenueShare: Sendable, Hashable, Codable {
  /// What it is for: a case of ``RevenueUse``, or of a list that a pack declares.
  public let use: String
  /// How much.
  public let amount: Money

  /// Creates a share.
  public init(_ use: String, _ amount: Money) {
    self.use = use
    self.amount = amount
  }
}

/// What is to become of the revenue of an asset (收益分配方案).
public struct RevenuePlan: Sendable, Hashable, Codable {
  /// The time in which it was earned, such as `2024`.
  public let period: String
  /// How much was earned.
  public let amount: Money
  /// What it is for; together the whole amount.
  public let uses: [RevenueShare]

  /// Creates a plan.
  public init(period: String, amount: Money, uses: [RevenueShare]) {
    self.period = period
    self.amount = amount
    self.uses = uses
  }

  /// What is planned for a use.
  public func amount(for use: String) -> Money {
    uses.filter { $0.use == use }.reduce(.zero) { $0 + $1.amount }
  }
}

/// How revenue went to uses and beneficiaries (收益分配).
public struct RevenueDistribution: Sendable, Hashable, Codable {
  /// What one use or beneficiary got.
  public struct Line: Sendable, Hashable, Codable {
    /// What for.
    public let use: String
    /// Who got it; `nil` if it went to a use without anybody in particular.
    public let beneficiary: SubjectReference?
    /// How much.
    public let amount: Money

    /// Creates a line.
    public init(_ use: String, to beneficiary: SubjectReference? = nil, _ amount: Money) {
      self.use = use
      self.beneficiary = beneficiary
      self.amount = amount
    }
  }

  /// The plan.
  public let plan: AssetEvent.ID
  /// What each got.
  public let lines: [Line]

  /// Creates a distribution.
  public init(of plan: AssetEvent.ID, _ lines: [Line]) {
    self.plan = plan
    self.lines = lines
  }

  /// Creates the distribution of an amount by shares, to the fen.
  ///
  /// - Throws: ``ShareQuantification/Fault`` if the amount can't be divided to the fen.
  public init(
    of plan: AssetEvent.ID,
    _ amount: Money,
    for use: String,
    by shares: ShareQuantification
  ) throws(ShareQuantification.Fault) {
    let parts = try shares.parts(of: amount)
    self.init(of: plan, parts.map { Line(use, to: $0.holder, $0.amount) })
  }

  /// All of it.
  public var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
}
