public import Diagnostics
public import LocatedYAML
public import Quantities
public import ResettlementCore
package import Tabular

/// Reads extracts of registers: the facts of subjects, in JSON, or in YAML for the tests of a pack.
///
/// ```json
/// { "as_of": "2024-06-30",
///   "complete": ["persons"],
///   "households": [ { "id": "H1", "size": 4, "家庭人口数": null } ],
///   "persons": [ { "id": "P1", "household": "H1", "valid_from": "2024-01-01" } ] }
/// ```
///
/// There is an array for each kind of subject. A subject is its `id` with facts, by their ids or
/// Chinese names: a missing key is unknown, `null` says that there is none. `complete` names the
/// arrays that list all subjects of their kind; without it, those that are there do. Entries of one
/// `id` with `valid_from`, `valid_to` and `recorded_at` are versions, of which one is chosen.
public struct ExtractReader: Sendable {
  /// The declarations of all facts: the core's and those of the packs in use.
  public let catalogue: FactCatalogue

  /// The day on which facts are taken, where there are versions; `nil` for the extract's own day
  /// or, if it has none, for the last version.
  public let factsDay: CalendarDay?

  /// The time at which facts are known: versions that were recorded later are left out.
  ///
  /// With `nil`, everything is known; a version that does not say when it was recorded always is.
  public let knownAt: RecordedTime?

  /// How much may be read.
  public let limits: ExtractLimits

  /// Creates a reader.
  public init(
    catalogue: FactCatalogue = .core,
    onFactsDay factsDay: CalendarDay? = nil,
    knownAt: RecordedTime? = nil,
    limits: ExtractLimits = .standard
  ) {
    self.catalogue = catalogue
    self.factsDay = factsDay
    self.knownAt = knownAt
    self.limits = limits
  }
}

// MARK: - Reading

extension ExtractReader {
  /// Reads an extract in YAML that stands in several pieces, such as personas and a test's own facts.
  ///
  /// - Parameters:
  ///   - pieces: Mappings of lists of subjects. A subject in two pieces has the facts of both;
  ///     where both have a fact the later piece's holds.
  ///   - complete: The kinds of which all subjects are listed; `nil` where the pieces say so.
  /// - Returns: The subjects, and what is wrong with the pieces.
  public func read(_ pieces: [YAMLNode], complete: Set<SubjectKind>? = nil) -> Extract {
    var reading = reading()
    for piece in pieces { reading.read(ExtractNode(piece)) }
    if let complete { reading.completeKinds = complete }
    return reading.finish()
  }

  private func reading() -> ExtractReading {
    ExtractReading(catalogue: catalogue, day: factsDay, knownAt: knownAt, limits: limits)
  }

  /// Reads an extract in YAML.
  public func read(_ node: YAMLNode, complete: Set<SubjectKind>? = nil) -> Extract {
    read([node], complete: complete)
  }

  /// Reads an extract in JSON.
  ///
  /// A text that is no JSON gives a population without subjects, and a diagnostic at its place.
  /// - Complexity: O(*n* log *n*) in the length of the text.
  public func read(json source: SourceText) -> Extract {
    let document = JSONDocument(source, limits: JSONLimits(bytes: limits.bytes))
    var reading = reading()
    guard let root = document.root else {
      return reading.finish(adding: document.diagnostics.map(\.withoutSource))
    }
    reading.read(ExtractNode(root))
    return reading.finish(adding: document.diagnostics)
  }
  /// Reads an extract whose tree was made of another form of the same data.
  ///
  /// - Parameter root: The tree; what is wrong is reported at the places that its nodes have.
  /// - Returns: The subjects, and what is wrong.
  package func read(_ root: JSONNode) -> Extract {
    var reading = ExtractReading(catalogue: catalogue, day: factsDay, limits: limits)
    reading.read(ExtractNode(root))
    return reading.finish()
  }
}
