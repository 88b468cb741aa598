internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// The facts that an expression of a paper reads, also through definitions.
///
/// It is compiled by itself for that: whatever a value is made of is a slot or a frame of its
/// program, so nothing that is read is overlooked.
struct PaperReading {
  /// A fact that is read.
  struct Use {
    /// The fact.
    let fact: FactDeclaration
    /// Whether it is the fact of the subject, or of one that the subject refers to.
    let isOfSubject: Bool
    /// Its path.
    let path: [String]
  }

  /// The facts.
  private(set) var uses: [Use] = []
  /// The paths to the people whose facts are read, from the subject on.
  private(set) var people: [[String]] = []

  private let trace: Trace
  /// What is shown where nothing is absent.
  private let shown: Trace
  private let program: Program
  private let catalogue: FactCatalogue
  private let fragment: SourceFragment

  /// Finds out what an expression reads.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - isGuarded: Whether it is a path behind the guards of a ``GuardedPath``.
  ///   - library: What its names mean.
  init(_ expression: CheckedExpression, isGuarded: Bool = false, in library: PackLibrary) {
    var builder = ProgramBuilder(definitions: { library.expression(ofDefinition: $0) })
    trace = builder.add(expression)
    program = builder.program
    catalogue = library.catalogue
    fragment = expression.fragment
    shown = isGuarded ? trace.parts.dropFirst().first ?? trace : trace
    for frame in program.frames.indices.dropFirst() { addList(frame) }
    for slot in program.slots { add(slot.path, frame: slot.frame) }
  }

  /// Whether the expression is nothing but a fact of the subject or of one that it refers to.
  func isOnly(_ use: Use) -> Bool { use.isOfSubject && shown.form == .fact(use.path) }

  /// The fact at the end of the path that the expression is; `nil` if it is no path.
  var named: FactDeclaration? {
    guard let longest = uses.max(by: { $0.path.count < $1.path.count }), longest.isOfSubject,
      uses.allSatisfy({ $0.isOfSubject && longest.path.starts(with: $0.path) }),
      fragment.text.allSatisfy({ $0.isLetter || $0.isNumber || "._".contains($0) })
        || isOnly(longest)
    else { return nil }
    return longest.fact
  }

  /// Returns where the expression reads a fact: at a definition, if it reads it through one.
  func place(of use: Use) -> SourceRange {
    fragment.range(range(of: use, in: trace) ?? trace.range)
  }

  private func range(of use: Use, in part: Trace) -> Range<Int>? {
    guard mentions(use, part) else { return nil }
    let own = part.parts.filter { $0.text == trace.text }
    return own.lazy.compactMap { range(of: use, in: $0) }.first ?? part.range
  }

  private func mentions(_ use: Use, _ part: Trace) -> Bool {
    var isFound = false
    part.visit { isFound = isFound || $0.form == .fact(use.path) }
    return isFound
  }

  // MARK: - Following paths

  private mutating func addList(_ frame: Int) {
    guard let origin = program.frames[frame].origin else { return }
    add(program.frames[frame].path, frame: origin)
  }

  private mutating func add(_ path: [String], frame: Int) {
    guard let (kind, first) = start(path, frame) else { return }
    var record = kind
    for index in first..<path.count {
      guard let fact = catalogue.fact(id: path[index], of: record) else { return }
      note(fact, Array(path[...index]), isOfSubject: frame == 0)
      guard let next = fact.type.referencedKind else { return }
      record = next
    }
  }

  private mutating func note(_ fact: FactDeclaration, _ path: [String], isOfSubject: Bool) {
    uses.append(Use(fact: fact, isOfSubject: isOfSubject, path: path))
    guard isOfSubject else { return }
    let record = Array(path.dropLast())
    if fact.subject == .person { people.append(record) }
    if fact.subject == .household, fact.privacy != .open { people.append(record + ["head"]) }
  }

  /// The kind of record at which a path begins, and which of its names is the first fact.
  private func start(_ path: [String], _ frame: Int) -> (SubjectKind, Int)? {
    guard frame > 0 else { return path.first.flatMap { SubjectKind(rawValue: $0) }.map { ($0, 1) } }
    return element(of: frame).map { ($0, 0) }
  }

  /// What kind of subject the members of a list are; `nil` if they are plain values.
  private func element(of frame: Int) -> SubjectKind? {
    let list = program.frames[frame]
    guard let parent = list.parent, let (kind, first) = start(list.path, parent) else { return nil }
    var record = kind
    for name in list.path.dropFirst(first) {
      if let relation = catalogue.relation(name, of: record) { return relation.element }
      guard let next = catalogue.fact(id: name, of: record)?.type.referencedKind else { return nil }
      record = next
    }
    return record
  }
}
