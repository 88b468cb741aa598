public import ResettlementCore
public import Tabular

/// The JSON Schemas (draft 2020-12) of what goes in and what comes out, for editors and checkers.
public enum JSONSchemas {
  static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// Returns the schema of extracts, made from the declarations of all facts in use.
  ///
  /// It accepts what the reader of extracts takes without a mistake in form; whether a reference
  /// names somebody and an identity number is right only the reader can tell.
  public static func extract(catalogue: FactCatalogue) -> JSONValue {
    ExtractSchema(catalogue: catalogue).value
  }

  /// The schema of results as ``AssessmentJSON`` writes them.
  public static var results: JSONValue { ResultsSchema.value }

  /// The schema of a line of an event file, as ``ProcedureEventJSON`` writes it.
  public static var events: JSONValue { EventsSchema.value }

  /// The schema of the file of a reported month, as ``ReportedMonthFile`` writes it.
  public static var reportedMonth: JSONValue { ReportedMonthSchema.value }

  /// The schema of a line of an event file, as ``AssetEventJSON`` writes it.
  public static var assetEvents: JSONValue { AssetEventsSchema.value }

  /// Returns a schema as an indented text that ends with a line break.
  public static func text(_ schema: JSONValue) -> String {
    JSONWriter(.pretty).text(of: schema) + "\n"
  }
}
