public import Diagnostics

/// How large an expression is once each definition that it uses stands in the place of its use.
///
/// A program computes what is shared once, but reasons show every part wherever it is used, so that
/// definitions which use one another twice double at each step. A host that has definitions takes
/// the size of each expression before it compiles it, and refuses one with an ``excess``:
///
/// ```swift
/// let size = ExpandedSize(of: expression) { sizes[$0] ?? .one }
/// guard size.excess == nil else { return nil }
/// sizes[id] = size
/// ```
public struct ExpandedSize: Sendable, Hashable {
  /// How many parts an expression may have, those of the definitions it uses among them.
  public static let maximumParts = 100_000

  /// How deep the parts may lie within one another.
  public static let maximumHeight = 500

  /// How many definitions may use one another in a row.
  public static let maximumLevels = 64

  /// The size of an expression with a single part.
  public static let one = ExpandedSize(parts: 1, height: 1, levels: 0, excess: nil)

  /// The number of parts; of what is too large only those before its ``excess`` are counted.
  public let parts: Int

  /// How deep the parts lie within one another.
  public let height: Int

  /// How many definitions use one another in a row below it; 0 if it uses none.
  public let levels: Int

  /// The first part with which the expression, or before that a definition it uses, is too large;
  /// `nil` if none is.
  public let excess: SourceRange?

  private init(parts: Int, height: Int, levels: Int, excess: SourceRange?) {
    self.parts = parts
    self.height = height
    self.levels = levels
    self.excess = excess
  }

  /// Finds the size of an expression.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - definition: The size of each definition that it uses, by id.
  /// - Complexity: The number of parts of the expression itself, or the limit if that is less.
  public init(of expression: CheckedExpression, definition: (String) -> ExpandedSize) {
    var walk = SizeWalk(fragment: expression.fragment)
    walk.visit(expression.typed, depth: 1, definition)
    self.init(parts: walk.parts, height: walk.height, levels: walk.levels, excess: walk.excess)
  }
}

/// Goes through the parts of an expression until they are too many.
private struct SizeWalk {
  var fragment: SourceFragment
  var parts = 0
  var height = 0
  var levels = 0
  var excess: SourceRange?
  /// How often the definitions that are used here are computed.
  private var copies = 1

  init(fragment: SourceFragment) { self.fragment = fragment }

  mutating func visit(
    _ typed: TypedExpression,
    depth: Int,
    _ definition: (String) -> ExpandedSize
  ) {
    guard excess == nil else { return }
    take(1, depth, typed)
    switch typed.form {
    case .definition(let id, _, _):
      take(definition(id), depth, typed)
    case .quoted(let expression):
      visit(quoted: expression, depth: depth + 1, definition)
    case .dynamic(let dynamic):
      visit(dynamic, in: typed, depth, definition)
    default:
      for child in typed.children { visit(child, depth: depth + 1, definition) }
    }
  }

  private mutating func visit(
    quoted expression: CheckedExpression,
    depth: Int,
    _ definition: (String) -> ExpandedSize
  ) {
    let outer = fragment
    fragment = expression.fragment
    visit(expression.typed, depth: depth, definition)
    fragment = outer
  }

  /// The definitions that the dynamic evaluator uses are computed for each record that it gets.
  private mutating func visit(
    _ dynamic: TypedExpression.Dynamic,
    in typed: TypedExpression,
    _ depth: Int,
    _ definition: (String) -> ExpandedSize
  ) {
    let outer = copies
    if outer == 1 { copies = max(1, typed.recordCount(atMost: ExpandedSize.maximumParts)) }
    if case .field(_, _, let id?) = dynamic { take(definition(id), depth, typed) }
    for child in typed.children { visit(child, depth: depth + 1, definition) }
    copies = outer
  }

  private mutating func take(_ size: ExpandedSize, _ depth: Int, _ typed: TypedExpression) {
    excess = excess ?? size.excess
    levels = max(levels, size.levels + 1)
    let (product, isTooMuch) = size.parts.multipliedReportingOverflow(by: copies)
    take(isTooMuch ? ExpandedSize.maximumParts : product, depth + size.height, typed)
  }

  private mutating func take(_ count: Int, _ depth: Int, _ typed: TypedExpression) {
    parts += count
    height = max(height, depth)
    let isTooLarge =
      parts > ExpandedSize.maximumParts || height > ExpandedSize.maximumHeight
      || levels > ExpandedSize.maximumLevels
    if isTooLarge, excess == nil { excess = fragment.range(typed.range) }
  }
}

extension TypedExpression {
  /// The number of its parts that are records, or lists of them, which the host has.
  fileprivate func recordCount(atMost limit: Int) -> Int {
    var (found, left) = (0, limit)
    countRecords(&found, &left)
    return found
  }

  private func countRecords(_ found: inout Int, _ left: inout Int) {
    left -= 1
    guard left >= 0 else { return }
    switch form {
    case .fact, .definition, .members: found += type.holdsRecords ? 1 : 0
    default: break
    }
    for child in children { child.countRecords(&found, &left) }
  }
}
