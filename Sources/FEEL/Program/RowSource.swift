/// What is known of a fact of one record.
public enum SlotValue: Sendable, Hashable {
  /// A value, or `null` for none.
  case known(Value)
  /// It is not known; the cause is what to name as missing.
  case unknown(cause: String)
}

/// What is known of a list of one record.
public struct ListMembers<Row> {
  /// The members that surely belong to the list.
  public let rows: [Row]
  /// What to name as missing, if there may be more members.
  public let missing: String?

  /// Creates members.
  public init(_ rows: [Row], missing: String? = nil) {
    self.rows = rows
    self.missing = missing
  }
}

/// The host's records, as a program asks for them.
public protocol RowSource {
  /// What stands for a record or a plain value of a list.
  associatedtype Row

  /// Returns what is known of a fact.
  func value(of path: [String], from row: Row) -> SlotValue

  /// Returns what is known of a list.
  func members(of path: [String], from row: Row) -> ListMembers<Row>
}
