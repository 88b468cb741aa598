public import Diagnostics
public import PolicyPacks
public import ResettlementCore

/// Packs from a folder that a running host can load again, keeping the last good ones.
///
/// A new text that has mistakes changes nothing: its diagnostics are returned, and the pack answers
/// as before.
public actor PackShelf {
  private let read: @Sendable () -> [PackSource]
  private var shelved: [PolicyID: PolicyPack] = [:]
  private var order: [PolicyID] = []

  /// Creates a shelf, still empty.
  ///
  /// - Parameter read: Reads the packs' files anew; called at each ``reload()``.
  public init(reading read: @escaping @Sendable () -> [PackSource]) {
    self.read = read
  }

  /// The packs in use.
  public var packs: [PolicyPack] { order.compactMap { shelved[$0] } }

  /// The pack with an id; `nil` if no good one was ever loaded.
  public func pack(_ id: PolicyID) -> PolicyPack? { shelved[id] }

  /// Loads the packs again, and puts those that are sound in the place of the earlier ones.
  ///
  /// - Returns: What was found. A pack with an error stays as it was.
  @discardableResult
  public func reload() -> [Diagnostic] {
    let loaded = PackLoader.load(read())
    for pack in loaded.packs {
      let id = pack.description.id
      if shelved.updateValue(pack, forKey: id) == nil { order.append(id) }
    }
    return loaded.diagnostics
  }
}
