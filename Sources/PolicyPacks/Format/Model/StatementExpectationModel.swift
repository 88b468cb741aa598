internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// What a test expects the pack to state: whom a clause charges, what a parameter is, how a clause
/// is read.
///
/// It says a second time what the document says, so that a slip in the pack is seen.
struct StatementExpectationModel: Sendable {
  /// What is expected.
  enum Statement: Sendable {
    /// Of a clause.
    case clause(responsible: [Charge]?, isInForce: Located<Bool>?)
    /// Of a parameter: its value as it is written, `nil` for none, and the time it holds.
    case parameter(Located<String?>, from: Located<CalendarDay>?, to: Located<CalendarDay>?)
    /// Of a reading: the option that is taken, or the word for none.
    case reading(LocatedName)
  }

  /// A unit with what it has to do.
  struct Charge: Sendable {
    let unit: LocatedName
    let roles: [UnitRole]
  }

  /// The clause, parameter or reading.
  let name: LocatedName
  /// What is expected of it.
  let statement: Statement
  /// The day whose law is asked; `nil` for the test's.
  let day: CalendarDay?
  /// Where it stands.
  let range: SourceRange
}
