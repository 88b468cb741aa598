internal import Diagnostics

// MARK: - Facts of variables

extension Residual {
  /// What a path leads to from a variable: entries of contexts, and at last a fact of a record.
  mutating func fact(
    _ scope: TypedExpression.Scope,
    _ path: [String],
    _ definition: String?,
    _ typed: TypedExpression
  ) -> Expression {
    guard let type = variables[scope] else { return operand(typed) }
    let variable = Self.named(Self.name(scope), typed.range)
    return field(of: variable, type, path, definition, typed)
  }

  mutating func field(
    of base: Expression,
    _ baseType: StaticType,
    _ path: [String],
    _ definition: String?,
    _ typed: TypedExpression
  ) -> Expression {
    var (base, type, rest) = (base, baseType, path[...])
    while true {
      switch type {
      case .optional(let inner), .list(let inner): type = inner
      case .context(let entries):
        guard let name = rest.popFirst() else { return base }
        base = self.path(base, [name], typed.range)
        type = entries[name] ?? .anything
      case .record(let record):
        return self.fact(Array(rest), definition, of: record, base, typed)
      default:
        return self.path(base, Array(rest), typed.range)
      }
    }
  }

  mutating func fact(
    _ path: [String],
    _ definition: String?,
    of record: String,
    _ base: Expression,
    _ typed: TypedExpression
  ) -> Expression {
    if path.isEmpty, definition == nil { return base }
    let key = use(Use(path: path, definition: definition, type: factType(typed)), of: record)
    return self.path(base, [key], typed.range)
  }

  /// A record that a record of a variable refers to is no context, so that it is good for
  /// comparisons only.
  mutating func checked(_ made: Expression, _ typed: TypedExpression) -> Expression {
    if typed.type.holdsRecords, typed.isFactOfRecord {
      refuse(Diagnostic.Message.nestedRecord, typed.range)
    }
    return made
  }

  /// The type of a fact of one record; a field of a list of records has the type of a list.
  private func factType(_ typed: TypedExpression) -> StaticType {
    guard case .dynamic(.field(let base, _, _)) = typed.form, case .list = base.type,
      case .list(let element) = typed.type
    else { return typed.type }
    return element
  }
}

extension TypedExpression {
  /// Whether it is what a record refers to, and not a variable itself.
  var isFactOfRecord: Bool {
    switch form {
    case .fact(_, let path): !path.isEmpty
    case .definition, .dynamic(.field): true
    default: false
    }
  }
}
