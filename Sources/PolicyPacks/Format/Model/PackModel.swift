internal import Diagnostics
internal import LocatedYAML

/// A pack as it was written: every element checked by itself, no expression read yet.
///
/// Where a pack has mistakes, the model holds what could be read, so that a reader of its
/// expressions can report theirs in the same run. Such a pack must not be used.
struct PackModel: Sendable {
  /// The name of the source that it was read from.
  let sourceName: String

  /// What `pack.yaml` says.
  var manifest: PackManifest

  /// Whether `pack.yaml` was read to its end and says all that it must.
  ///
  /// Nothing is reported as unknown to a manifest that is not whole.
  let hasWholeManifest: Bool

  /// The clauses of its documents.
  var clauses: [PolicyClause]

  /// The dated quantities.
  var parameters: [ParameterModel]

  /// How it reads clauses that can be read in two ways.
  var readings: [ReadingModel]

  /// The facts that the core does not have.
  let facts: [FactModel]

  /// The facts that are worked out from others.
  var definitions: [DefinitionModel]

  /// The decision models in its folder, whose tables definitions may use.
  let drawings: [SourceText]

  /// The rules of all kinds.
  var rules: [RuleModel]

  /// The procedures.
  var procedures: [ProcedureModel]

  /// Which of two places is responsible for what.
  var places: [PlaceModel]

  /// The registers whose entries are messages between places.
  let messages: [MessageModel]
  /// On which days offices work, by year.
  let holidays: [HolidayModel]
  /// The papers.
  let papers: [PaperModel]

  /// Pieces of extracts that tests use.
  let personas: [PersonaModel]

  /// The pack's own tests.
  let tests: [PackTestModel]

  /// The pack's name.
  var id: String { manifest.id.value }

  /// The packs that this one builds on by name: those it requires and the one whose blanks it fills.
  var foundations: [LocatedName] {
    manifest.requires + (manifest.fills.map { [$0] } ?? [])
  }
}

/// A named piece of an extract.
struct PersonaModel: Sendable {
  /// The name.
  let id: LocatedName
  /// The lists of subjects, as a reader of extracts takes them.
  let extract: YAMLNode
}
