/// A register (台账) that a unit keeps: who or what is entered, what is recorded, and how fresh it is.
///
/// Who is to be entered is the answer of the rule with the register's name.
public struct Register: Sendable, Hashable, Identifiable {
  /// How often entries are brought up to date.
  public enum Update: String, Sendable, Hashable, Codable, CaseIterable {
    /// Each week.
    case week
    /// Each month.
    case month
    /// Each quarter.
    case quarter
    /// Each half-year.
    case halfYear = "half_year"
    /// Each year.
    case year
    /// Whenever something changes.
    case onChange = "on_change"
  }

  /// What is recorded of an entry under one heading.
  public struct Field: Sendable, Hashable, Identifiable {
    /// The field's name in its register.
    public let id: String
    /// What it is called; `nil` if the policy only names it.
    public let title: LocalizedText?
    /// The path of the fact that it holds, such as `person.education`; `nil` if it is worked out.
    public let fact: String?
    /// The unit's id of a number, if it has one.
    public let unit: String?

    /// Creates a field.
    public init(id: String, title: LocalizedText?, fact: String?, unit: String?) {
      self.id = id
      self.title = title
      self.fact = fact
      self.unit = unit
    }
  }

  /// A part of the register, such as those who left school this year.
  public struct Group: Sendable, Hashable, Identifiable {
    /// The group's name in its register.
    public let id: String
    /// What it is called; `nil` if the policy only names it.
    public let title: LocalizedText?

    /// Creates a group.
    public init(id: String, title: LocalizedText?) {
      self.id = id
      self.title = title
    }
  }

  /// The name of the rule that says who is to be entered.
  public let id: Rule.ID
  /// What it is called.
  public let title: LocalizedText
  /// What an entry is about.
  public let subject: SubjectKind
  /// The clauses that it rests on.
  public let citations: [String]
  /// What the words of the clause make of it.
  public let force: Force
  /// The unit that keeps it.
  public let keptBy: String
  /// How often entries are brought up to date; `nil` if the policy does not say.
  public let updated: Update?
  /// The groups, in the order of the policy; an entry may be in none of them, or in several.
  public let groups: [Group]
  /// What is recorded, in the order of the policy.
  public let fields: [Field]
  /// The procedure that entries go through, if they do.
  public let procedure: String?

  /// Creates a register.
  public init(
    id: Rule.ID,
    title: LocalizedText,
    subject: SubjectKind,
    citations: [String],
    force: Force,
    keptBy: String,
    updated: Update? = nil,
    groups: [Group] = [],
    fields: [Field],
    procedure: String? = nil
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.citations = citations
    self.force = force
    self.keptBy = keptBy
    self.updated = updated
    self.groups = groups
    self.fields = fields
    self.procedure = procedure
  }
}

/// What a register records of one subject.
public struct RegisterEntry: Sendable, Hashable {
  /// What stands in a field.
  public struct Value: Sendable, Hashable {
    /// The field's name.
    public let field: String
    /// The value as text, `null` if there is none; `nil` if it is not known.
    public let value: String?
    /// What is missing for the value, sorted; empty if it is known.
    public let missing: [MissingTerm]

    /// Creates a value.
    public init(field: String, value: String?, missing: [MissingTerm] = []) {
      self.field = field
      self.value = value
      self.missing = missing
    }
  }

  /// Whether the subject is in a group.
  public struct Membership: Sendable, Hashable {
    /// The group's name.
    public let group: String
    /// Whether the subject is in it.
    public let verdict: Verdict

    /// Creates a membership.
    public init(group: String, verdict: Verdict) {
      self.group = group
      self.verdict = verdict
    }
  }

  /// The register.
  public let register: Rule.ID
  /// Who or what is entered.
  public let subject: SubjectReference
  /// Whether the subject is to be entered.
  public let verdict: Verdict
  /// The values, in the order of the register's fields.
  public let values: [Value]
  /// The groups, in the order of the register's.
  public let groups: [Membership]

  /// Creates an entry.
  public init(
    register: Rule.ID,
    subject: SubjectReference,
    verdict: Verdict,
    values: [Value],
    groups: [Membership]
  ) {
    self.register = register
    self.subject = subject
    self.verdict = verdict
    self.values = values
    self.groups = groups
  }
}
