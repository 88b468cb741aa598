internal import PolicyPacks
public import ResettlementCore

/// The policies that a host answers with: packs from folders, packs that are compiled in, and
/// policies written in Swift, side by side.
///
/// A registry is a value that the host makes and passes on; nothing registers itself.
public struct PolicyRegistry: Sendable {
  /// A policy and where it comes from.
  public struct Entry: Sendable {
    /// The policy.
    public let policy: any Policy
    /// Where it comes from: a folder, or the name of a Swift type.
    public let origin: String
  }

  /// The policies, in the order in which they were registered.
  public private(set) var entries: [Entry] = []

  /// Creates a registry without policies.
  public init() {}

  /// Adds a policy.
  ///
  /// - Parameters:
  ///   - policy: A pack, or a policy written in Swift.
  ///   - origin: Where it comes from; for a pack its source, else the name of its type.
  /// - Throws: ``PolicyClash`` if another policy has claimed the id; the registry is unchanged.
  public mutating func register(
    _ policy: some Policy,
    origin: String? = nil
  ) throws(PolicyClash) {
    let entry = Entry(policy: policy, origin: origin ?? Self.origin(of: policy))
    if let first = entries.first(where: { $0.policy.description.id == policy.description.id }) {
      throw PolicyClash(id: policy.description.id, first: first.origin, second: entry.origin)
    }
    entries.append(entry)
  }

  /// Puts a policy in the place of the one that has its id, or adds it.
  public mutating func replace(_ policy: some Policy, origin: String? = nil) {
    let entry = Entry(policy: policy, origin: origin ?? Self.origin(of: policy))
    if let index = entries.firstIndex(where: { $0.policy.description.id == policy.description.id })
    {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
  }

  /// The policy with an id; `nil` if there is none.
  public subscript(id: PolicyID) -> (any Policy)? {
    entries.first { $0.policy.description.id == id }?.policy
  }

  /// The policies' ids, in order.
  public var ids: [PolicyID] { entries.map(\.policy.description.id) }

  private static func origin(of policy: any Policy) -> String {
    if let pack = policy as? PolicyPack { return pack.sourceName }
    return String(describing: type(of: policy))
  }
}

/// The error that two policies claim one id.
public struct PolicyClash: Error, Sendable, Hashable, CustomStringConvertible {
  /// The id.
  public let id: PolicyID
  /// Where the policy comes from that has it.
  public let first: String
  /// Where the policy comes from that was to be registered.
  public let second: String

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    LocalizedText(
      zh: "“\(first)”与“\(second)”都使用标识“\(id)”",
      en: "'\(first)' and '\(second)' both claim the id '\(id)'"
    )
  }

  /// The message in English.
  public var description: String { message.english }
}
