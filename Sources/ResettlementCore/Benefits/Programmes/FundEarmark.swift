/// From which money something is paid, and for what that money is meant (专款专用).
///
/// Pooled funds keep their use and their channel: both go with every grant and payment.
public struct FundEarmark: Sendable, Hashable, Codable {
  /// The fund.
  public let fund: Fund.ID
  /// The use that it is meant for; `nil` if none was said.
  public let earmark: String?
  /// The channel through which it comes; `nil` if none was said.
  public let channel: String?

  /// Creates a source of money.
  public init(_ fund: Fund.ID, earmark: String? = nil, channel: String? = nil) {
    self.fund = fund
    self.earmark = earmark
    self.channel = channel
  }
}

extension FundEarmark: CustomStringConvertible {
  /// The fund, its use and its channel, such as `过渡期资金/培训`.
  public var description: String {
    ([fund.rawValue] + [earmark, channel].compactMap { $0 }).joined(separator: "/")
  }
}
