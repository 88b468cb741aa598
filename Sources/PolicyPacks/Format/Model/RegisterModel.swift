internal import Diagnostics
internal import ResettlementCore

/// A register, as a pack declares it.
struct RegisterModel: Sendable {
  /// What is recorded of an entry under one heading.
  struct Field: Sendable {
    /// The field's name.
    let id: LocatedName
    /// What it is called; `nil` if the pack only names it.
    let title: LocalizedText?
    /// What is recorded; `nil` if the pack does not say.
    let value: ExpressionText?
  }

  /// What the words of the clause make of it.
  let force: Force
  /// The unit that keeps it; `nil` if the pack does not say.
  let keptBy: LocatedName?
  /// How often entries are brought up to date.
  let updated: Register.Update?
  /// The conditions under which a subject is entered.
  var conditions: [ConditionModel]
  /// The parts of the register.
  var groups: [ConditionModel]
  /// What is recorded.
  let fields: [Field]
  /// The procedure that entries go through.
  let procedure: LocatedName?
}
