internal import Quantities

/// An expression whose every part has a static type: what the checker makes of a syntax tree, and
/// the compiler reads.
public struct TypedExpression: Sendable, Hashable {
  /// Where it stands in the parsed text.
  public let range: Range<Int>

  /// The type of its value.
  public let type: StaticType

  /// What it computes.
  public let form: Form

  /// Creates a typed expression.
  public init(_ form: Form, _ type: StaticType, at range: Range<Int>) {
    self.form = form
    self.type = type
    self.range = range
  }

  /// A set of rows over which facts are looked up: 0 is the row the expression is asked about.
  public typealias Scope = Int

  /// What an expression can compute.
  public indirect enum Form: Sendable, Hashable {
    /// A value that is written.
    case constant(Value)
    /// A fact of a row, by its path from there.
    case fact(Scope, [String])
    /// A derived fact of the record at a path, by the id of its definition.
    case definition(String, Scope, [String])
    /// An operation on whole values, strict in what is unknown.
    case operation(Operation, [TypedExpression])
    /// `and`, `or`: a definite side can decide alone.
    case logic(Connective, [TypedExpression])
    /// A value or another by a condition.
    case conditional(TypedExpression, TypedExpression, TypedExpression)
    /// A value of a list's members.
    case reduction(Reduction, Members)
    /// A comparison of a count, which may be decided while some members are only possible.
    ///
    /// The range is that of the count.
    case countComparison(Comparison, Members, TypedExpression, Range<Int>)
    /// A list that is made from the members of one.
    case members(Members)
    /// A list of values that are written.
    case list([TypedExpression])
    /// A built-in function that only the dynamic evaluator has.
    case builtIn(String, [TypedExpression])
    /// A decision table.
    case table(Table)
    /// An expression of another text.
    case quoted(CheckedExpression)
    /// Values with names of their own, and an expression that uses them.
    case binding([Binding], TypedExpression)
    /// What the dynamic evaluator computes, a row at a time.
    case dynamic(Dynamic)
  }

  /// `and` or `or`.
  public enum Connective: Sendable, Hashable {
    /// All must be true.
    case and
    /// One must be true.
    case or
  }

  /// The six comparisons.
  public enum Comparison: String, Sendable, Hashable {
    /// `=`
    case equal = "="
    /// `!=`
    case notEqual = "!="
    /// `<`
    case less = "<"
    /// `<=`
    case lessOrEqual = "<="
    /// `>`
    case greater = ">"
    /// `>=`
    case greaterOrEqual = ">="

    /// The comparison that says the same with the sides exchanged.
    var mirrored: Comparison {
      switch self {
      case .equal, .notEqual: self
      case .less: .greater
      case .lessOrEqual: .greaterOrEqual
      case .greater: .less
      case .greaterOrEqual: .lessOrEqual
      }
    }
  }

  /// The operations on whole values.
  public enum Operation: Sendable, Hashable {
    /// Numbers: sum, difference, product, quotient, power.
    case add, subtract, multiply, divide, power
    /// Numbers and durations: the other sign.
    case negate
    /// Numbers: rounded down or up to a whole number; the size without its sign.
    case floor, ceiling, absolute
    /// Numbers: the least or greatest of the operands.
    case minimum, maximum
    /// Durations of the same kind: sum and difference.
    case addDurations, subtractDurations
    /// A day some months or some days later.
    case addMonths, addDays
    /// The days from the second to the first day.
    case subtractDates
    /// The whole months from the first to the second day.
    case monthsBetween
    /// The number of months of a duration, the number of days of one.
    case monthCount, dayCount
    /// A part of a day.
    case year, month, day, weekday
    /// A comparison of two values of one type.
    case compare(Comparison)
    /// The other truth value.
    case not
    /// Whether there is no value.
    case isNull
    /// The value of what has been shown to be present.
    case unwrap
  }

  /// What a list's members are made into.
  public enum Reduction: Sendable, Hashable {
    /// Whether one, or each, is true.
    case some, every
    /// How many there are.
    case count
    /// The sum; the least, greatest and mean, which an empty list has not.
    case sum, minimum, maximum, mean
  }

  /// The members of a list: rows of their own, which of them belong, and what each contributes.
  public struct Members: Sendable, Hashable {
    /// The rows' scope.
    public let scope: Scope
    /// The scope in which the list is a fact.
    public let parent: Scope
    /// The fact's path in the parent.
    public let path: [String]
    /// The type of the list's items.
    public let type: StaticType
    /// Which of the rows belong; `nil` for all.
    public let filter: Box?
    /// What each member contributes; `nil` for the member itself.
    public let element: Box?

    /// Creates members.
    public init(
      scope: Scope,
      parent: Scope,
      path: [String],
      type: StaticType,
      filter: TypedExpression? = nil,
      element: TypedExpression? = nil
    ) {
      self.scope = scope
      self.parent = parent
      self.path = path
      self.type = type
      self.filter = filter.map(Box.init)
      self.element = element.map(Box.init)
    }

    /// Returns members of the same list, of which others belong or which contribute something else.
    func with(filter: TypedExpression?, element: TypedExpression?) -> Members {
      Members(
        scope: scope,
        parent: parent,
        path: path,
        type: type,
        filter: filter,
        element: element
      )
    }
  }

  /// A typed expression behind a reference.
  public final class Box: Sendable, Hashable {
    /// The expression.
    public let expression: TypedExpression

    /// Creates a box.
    public init(_ expression: TypedExpression) { self.expression = expression }

    /// Boxes are equal if what they hold is.
    public static func == (left: Box, right: Box) -> Bool { left.expression == right.expression }

    /// Hashes what the box holds.
    public func hash(into hasher: inout Hasher) { hasher.combine(expression) }
  }

  /// A decision table: each row's conditions and its result.
  public struct Table: Sendable, Hashable {
    /// How rows that match together are taken.
    public let policy: HitPolicy
    /// The rows.
    public let rows: [Row]

    /// Creates a table.
    public init(policy: HitPolicy, rows: [Row]) {
      self.policy = policy
      self.rows = rows
    }

    /// One row.
    public struct Row: Sendable, Hashable {
      /// Whether the row matches.
      public let condition: TypedExpression
      /// What it gives.
      public let output: TypedExpression

      /// Creates a row.
      public init(condition: TypedExpression, output: TypedExpression) {
        self.condition = condition
        self.output = output
      }
    }
  }

  /// How a table takes rows that match together.
  public enum HitPolicy: String, Sendable, Hashable, CaseIterable {
    /// At most one row may match.
    case unique
    /// Rows that match together must agree.
    case any
    /// The first row that matches decides.
    case first
    /// The results of all rows that match are added up; of none, the sum is zero.
    case collectSum = "collect sum"
    /// The rows that match are counted.
    case collectCount = "collect count"
    /// The least result of the rows that match; of none, there is no least.
    case collectLeast = "collect min"
    /// The greatest result of the rows that match; of none, there is no greatest.
    case collectGreatest = "collect max"

    /// Whether all rows that match count.
    public var collects: Bool {
      switch self {
      case .unique, .any, .first: false
      case .collectSum, .collectCount, .collectLeast, .collectGreatest: true
      }
    }
  }
}
