internal import Diagnostics
internal import FEEL

/// A path that a paper shows: where it leads over a reference that may be absent, there is none.
///
/// `household.home.building` is read as `if household.home != null then household.home.building
/// else null`. Anything but a path has to say itself what is to stand there.
struct GuardedPath {
  /// The expression.
  let expression: CheckedExpression?
  /// What is wrong with it.
  let diagnostics: [Diagnostic]
  /// Whether guards were put around it.
  let isGuarded: Bool

  /// The most references on one path that may be absent.
  private static let mostGuards = 6

  /// Checks an expression of a paper.
  init(_ text: ExpressionText, in scope: PackScope) {
    let (first, found) = Checker.check(text.fragment, in: scope)
    guard first == nil, Self.isPath(text.text), let guards = Self.guards(in: found) else {
      (expression, diagnostics, isGuarded) = (first, found, false)
      return
    }
    var (all, checked, problems) = (guards, CheckedExpression?.none, found)
    for _ in 0..<Self.mostGuards {
      (checked, problems) = Checker.check(Self.guarded(text, by: all), in: scope)
      guard checked == nil, let more = Self.guards(in: problems), !more.isSubset(of: all) else {
        break
      }
      all.formUnion(more)
    }
    (expression, diagnostics, isGuarded) =
      checked == nil ? (nil, found, false) : (checked, problems, true)
  }

  /// The references that may be absent, if nothing else is wrong.
  private static func guards(in found: [Diagnostic]) -> Set<String>? {
    let errors = found.filter { $0.severity == .error }
    guard !errors.isEmpty, errors.allSatisfy({ $0.code == "feel.may-be-absent" }) else {
      return nil
    }
    return Set(errors.compactMap { $0.range?.text })
  }

  private static func guarded(_ text: ExpressionText, by guards: Set<String>) -> SourceFragment {
    let path = text.text.filter { !$0.isWhitespace }
    let tests = guards.sorted { $0.count < $1.count }.map { "\($0) != null" }
    return SourceFragment(
      text: "if \(tests.joined(separator: " and ")) then \(path) else null",
      source: text.fragment.source,
      mapping: .whole(text.range.bytes)
    )
  }

  private static func isPath(_ text: String) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0.isNewline }
  }
}
