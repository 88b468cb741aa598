/// Somebody or something that rules are about, with what is known of it.
///
/// ## Conforming
///
/// The conformers are the types of this module, one for each ``SubjectKind``. Each declares every
/// stored property but the id and the additional facts in ``facts``; the suite `LoweringTests`
/// checks that. Descriptions name the subject and show no fact, since facts may be personal.
public protocol Subject: Sendable, Hashable, Identifiable, CustomStringConvertible,
  CustomDebugStringConvertible
where ID == SubjectID<Self> {
  /// The kind of subject that the type holds.
  static var kind: SubjectKind { get }

  /// The facts that the type holds in properties, in the order in which they are shown.
  static var facts: FactTable<Self> { get }

  /// The lists of other subjects that refer to one of this kind.
  static var relations: [RelationDeclaration] { get }

  /// The subject's name in the registers.
  var id: ID { get }

  /// The facts that packs declare beyond the core's.
  var additionalFacts: FactSet { get set }

  /// Creates a subject of which nothing is known but its name.
  init(id: ID)
}

extension Subject {
  /// None, unless the type says otherwise.
  public static var relations: [RelationDeclaration] { [] }

  /// The subject's kind and name.
  public var reference: SubjectReference { id.reference }

  /// The subject's kind and name, such as `household/h-01`.
  public var description: String { reference.description }

  /// The subject's kind and name; facts are not shown, since they may be personal.
  public var debugDescription: String { reference.description }
}

// MARK: - Facts by name

extension Subject {
  /// Returns the value of a fact by its id; unknown if there is no such fact.
  public func value(of fact: String) -> FactValue {
    Self.facts[fact]?.value(in: self) ?? additionalFacts[fact]
  }

  /// Sets a fact by its id.
  ///
  /// - Parameters:
  ///   - fact: The id of a fact of the core, or of one that a pack declares.
  ///   - value: The value, of the fact's type, or unknown, or absent where the fact may be.
  ///   - catalogue: The declarations, which must have those of the packs in use.
  /// - Throws: ``FactMismatch`` if there is no such fact, or the value does not fit it.
  public mutating func set(
    _ fact: String,
    to value: FactValue,
    in catalogue: FactCatalogue = .core
  ) throws(FactMismatch) {
    if let declared = Self.facts[fact] { return try declared.set(value, in: &self) }
    guard let declaration = catalogue.fact(id: fact, of: Self.kind) else {
      throw FactMismatch(fact: fact, subject: Self.kind, reason: .noSuchFact)
    }
    try declaration.check(value)
    // The declaration's own text, so that sets of one catalogue have the same texts in memory.
    additionalFacts[declaration.id] = value
  }
}
