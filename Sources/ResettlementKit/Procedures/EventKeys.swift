internal import ResettlementCore

/// The keys of events in files: what the reader and the schema go by.
enum EventKeys {
  /// What a key's value is.
  enum Value: Sendable {
    case text
    case day
    case moment
    case subject
    case texts
    case subjects
    case moves
    case word([String])
    case recorder
    case ruling
    case amount
    case place
    case uses
    case lines
    case shares
  }

  /// One key.
  struct Key: Sendable {
    let name: String
    let value: Value
    let isRequired: Bool

    init(_ name: String, _ value: Value = .text, isRequired: Bool = true) {
      self.name = name
      self.value = value
      self.isRequired = isRequired
    }
  }

  /// The keys that all events have.
  static let common = [
    Key("id"), Key("run"), Key("kind", .word(ProcedureEvent.Content.Kind.allCases.map(\.rawValue))),
    Key("on", .day), Key("corrects", isRequired: false), Key("because", isRequired: false),
    Key("recorded_at", .moment, isRequired: false),
    Key("recorded_by", .recorder, isRequired: false), Key("ruling", .ruling, isRequired: false),
  ]

  /// What the values of all keys of procedures are.
  static let values = Dictionary(
    (common + ProcedureEvent.Content.Kind.allCases.flatMap(own)).map { ($0.name, $0.value) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The keys of one kind of event beside those of all.
  static func own(_ kind: ProcedureEvent.Content.Kind) -> [Key] {
    switch kind {
    case .opened:
      [
        Key("policy"), Key("procedure"), Key("subject", .subject),
        Key("channel", isRequired: false), Key("earlier_run", isRequired: false),
      ] + cause
    case .entered:
      [Key("step"), Key("papers", .texts, isRequired: false), Key("taken_by", isRequired: false)]
    case .published: [Key("place"), Key("until", .day, isRequired: false)]
    case .publicationClosed: [Key("publication")]
    case .objectionRaised: [Key("publication"), Key("matter")]
    case .objectionDecided:
      [Key("objection"), Key("outcome", .word(["upheld", "dismissed"])), Key("reason")]
    case .ended: [Key("end"), Key("reason", isRequired: false)] + cause
    case .annulled: []
    case .carriedOver:
      [
        Key("change", .word(ProcedureEvent.Lineage.Change.allCases.map(\.rawValue))),
        Key("subject", .subject),
      ] + cause
    case .householdChanged:
      [
        Key("became", .word(HouseholdChange.Kind.allCases.map(\.rawValue))), Key("from", .texts),
        Key("into", .texts), Key("head_of", isRequired: false),
        Key("moved", .moves, isRequired: false), Key("new_head", isRequired: false),
        Key("joined", .texts, isRequired: false), Key("left", .texts, isRequired: false),
        Key("belongings", .subjects, isRequired: false),
      ]
    }
  }

  /// The keys of an event that follows from a change of households.
  private static let cause = [
    Key("household_change", isRequired: false), Key("linked_run", isRequired: false),
  ]
}
