/// What became of an expression in a program: each part with the register that holds its value.
public struct Trace: Sendable, Hashable {
  /// What a part is, as far as reasons need to know.
  public enum Form: Sendable, Hashable {
    /// A written value.
    case constant
    /// A fact, by its path from the row that is asked about or from a member.
    case fact([String])
    /// A derived fact, by the id of its definition; its one part is the definition's expression.
    case definition(String)
    /// A comparison of its two parts.
    case comparison(TypedExpression.Comparison)
    /// All parts, or one of them, must be true.
    case logic(TypedExpression.Connective)
    /// The other truth value of its one part.
    case not
    /// Whether its one part has no value.
    case isNull
    /// A condition, and the values it chooses from.
    case conditional
    /// A decision table: conditions and outputs of the rows in turn.
    case table
    /// Anything else that is computed from its parts.
    case computation
  }

  /// What the part is.
  public let form: Form
  /// Its static type.
  public let type: StaticType
  /// The register that holds its value.
  public let register: Int
  /// The register's frame.
  public let frame: Int
  /// The compiled text it stands in.
  public let text: Int
  /// Where it stands in the text.
  public let range: Range<Int>
  /// Its parts.
  public let parts: [Trace]

  /// Calls a function with the part and all its parts, outermost first.
  public func visit(_ body: (Trace) -> Void) {
    body(self)
    for part in parts { part.visit(body) }
  }
}

extension Trace {
  /// The registers of the part and of all its parts but written values, each once, outermost
  /// first: what an evaluation found out.
  public var registers: [Int] {
    var found: [Int] = []
    visit { part in
      if part.form != .constant, !found.contains(part.register) { found.append(part.register) }
    }
    return found
  }
}
