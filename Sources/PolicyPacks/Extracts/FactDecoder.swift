internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// Reads the value of one fact by its declared type, and never guesses.
///
/// | type | JSON | YAML |
/// | --- | --- | --- |
/// | boolean | `true`, `false` | the same |
/// | number | a number, or its digits as a text | digits |
/// | text, date, reference | a text | any scalar |
/// | enumeration | a case's id or Chinese name | the same |
/// | list | an array | a sequence |
struct FactDecoder {
  /// The fact.
  let declaration: FactDeclaration

  /// What is wrong with the value.
  private(set) var findings: [Diagnostic] = []

  /// The subjects that the value names.
  private(set) var references: [LocatedReference] = []

  /// What was found to be wrong with a number or code that names somebody, as a diagnostic code.
  private(set) var flag: String?

  /// Whether the case that was meant is looked for.
  private let givesHints: Bool

  init(_ declaration: FactDeclaration, givesHints: Bool = true) {
    self.declaration = declaration
    self.givesHints = givesHints
  }

  /// Returns the value; unknown after a mistake.
  mutating func value(of node: ExtractNode) -> FactValue {
    guard let value = read(node), findings.isEmpty else { return .unknown }
    do throws(FactMismatch) {
      try declaration.check(value)
    } catch {
      report(.mismatch(error.reason, of: declaration), at: node)
      return .unknown
    }
    checkIdentifier(value, at: node)
    return flag == nil ? value : .unknown
  }

  private mutating func read(_ node: ExtractNode) -> FactValue? {
    switch node.form {
    case .null where declaration.isOptional: return .absent
    case .null: return fail(.mayNotBeNull(declaration), at: node)
    case .nothing: return fail(.noValue(declaration), at: node)
    default: return element(node, of: declaration.type)
    }
  }

  private mutating func element(_ node: ExtractNode, of type: FactType) -> FactValue? {
    switch type {
    case .boolean: boolean(node)
    case .number: number(node)
    case .text: node.text.map { .text($0) } ?? wrongType(node, type)
    case .date: date(node)
    case .enumeration(let enumeration): symbol(node, of: enumeration)
    case .reference: reference(node, type)
    case .list(let element): list(node, of: element, type)
    }
  }
}

// MARK: - Types

extension FactDecoder {
  private mutating func boolean(_ node: ExtractNode) -> FactValue? {
    switch node.form {
    case .boolean(let bool): .boolean(bool)
    case .scalar("true"): .boolean(true)
    case .scalar("false"): .boolean(false)
    default: wrongType(node, .boolean)
    }
  }

  private mutating func number(_ node: ExtractNode) -> FactValue? {
    let digits: String? =
      switch node.form {
      case .number(let text), .text(let text), .scalar(let text): text
      default: nil
      }
    guard let number = digits.flatMap(ExactDecimal.init) else {
      return wrongType(node, declaration.type)
    }
    return .number(number)
  }

  private mutating func date(_ node: ExtractNode) -> FactValue? {
    guard let text = node.text else { return wrongType(node, .date) }
    guard let day = CalendarDay(text) else {
      return fail(.badDate(declaration, shown: shown(text)), at: node)
    }
    return .date(day)
  }

  private mutating func symbol(_ node: ExtractNode, of enumeration: Enumeration) -> FactValue? {
    guard let text = node.text else { return wrongType(node, .enumeration(enumeration)) }
    if let known = enumeration.case(text) { return .symbol(known.id) }
    let isHinted = givesHints && declaration.privacy == .open
    let names = enumeration.cases.flatMap { [$0.id, $0.name.chinese] }
    let nearest = isHinted ? nearestName(to: text, among: names) : nil
    let message = Diagnostic.Message.unknownCase(
      of: declaration,
      shown: shown(text),
      nearest: nearest
    )
    report(message, at: node, notes: [Diagnostic.Note(.cases(of: enumeration))])
    return nil
  }

  private mutating func reference(_ node: ExtractNode, _ type: FactType) -> FactValue? {
    guard let id = node.text, !id.isEmpty else { return wrongType(node, type) }
    references.append(LocatedReference(id: id, range: node.range))
    return .reference(id)
  }

  private mutating func list(
    _ node: ExtractNode,
    of element: FactType,
    _ type: FactType
  ) -> FactValue? {
    guard let items = node.items else { return wrongType(node, type) }
    let values = items.map { self.element($0, of: element) }
    return values.contains(nil) ? nil : .list(values.compactMap(\.self))
  }
}

// MARK: - Numbers and codes that name somebody

extension FactDecoder {
  private mutating func checkIdentifier(_ value: FactValue, at node: ExtractNode) {
    guard case .text(let text) = value else { return }
    switch (declaration.subject, declaration.id) {
    case (.person, "identity_number"): checkIdentityNumber(text, at: node)
    case (.organisation, "credit_code"): checkCreditCode(text, at: node)
    default: return
    }
  }

  private mutating func checkIdentityNumber(_ text: String, at node: ExtractNode) {
    do throws(CitizenIdentityNumberError) {
      _ = try CitizenIdentityNumber(text)
    } catch {
      let message = Diagnostic.Message.identityNumber(error)
      flag = message.code
      report(message, at: node)
    }
  }

  private mutating func checkCreditCode(_ text: String, at node: ExtractNode) {
    do throws(UnifiedSocialCreditCodeError) {
      _ = try UnifiedSocialCreditCode(text)
    } catch {
      let message = Diagnostic.Message.creditCode(error)
      flag = message.code
      report(message, at: node)
    }
  }
}

// MARK: - Reporting

extension FactDecoder {
  /// A text as a message may show it; `nil` if nothing of it may be shown.
  private func shown(_ text: String) -> String? {
    declaration.privacy == .open ? ShownText.of(text) : nil
  }

  private mutating func wrongType(_ node: ExtractNode, _ type: FactType) -> FactValue? {
    let text = node.text.flatMap(shown)
    return fail(.wrongType(declaration, wanted: type, found: node.form, shown: text), at: node)
  }

  private mutating func fail(_ message: Diagnostic.Message, at node: ExtractNode) -> FactValue? {
    report(message, at: node)
    return nil
  }

  private mutating func report(
    _ message: Diagnostic.Message,
    at node: ExtractNode,
    notes: [Diagnostic.Note] = []
  ) {
    var diagnostic = Diagnostic(message, at: node.mark, notes: notes)
    diagnostic.isPrivate = declaration.privacy != .open
    findings.append(diagnostic)
  }
}
