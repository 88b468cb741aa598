public import Diagnostics
public import Quantities
public import ResettlementCore

/// What a pack says of itself in `pack.yaml`.
public struct PackManifest: Sendable, Hashable {
  /// What a pack is for.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The policy of a place, ready to assess with.
    case pack
    /// A policy with blanks, which another pack fills.
    case template
    /// Clauses, definitions and parameters for other packs.
    case library
  }

  /// The place where a pack holds.
  public struct Region: Sendable, Hashable {
    /// What the place is called.
    public let name: LocalizedText
    /// Its administrative division code by GB/T 2260, if it has one.
    public let code: String?
  }

  /// The format the pack is written in, 1 for this version.
  public let format: Int

  /// The pack's name.
  public let id: LocatedName

  /// The version of its text, such as `1.2.0`.
  public let version: String

  /// What it is for.
  public let kind: Kind

  /// What it is called.
  public let title: LocalizedText

  /// How wide the law is that it states.
  public let rank: LawRank

  /// The place where it holds.
  public let region: Region

  /// The first day on which its rules hold; `nil` where a template leaves it blank.
  public internal(set) var rulesFrom: CalendarDay?

  /// The last day on which its rules hold; `nil` if no end is set.
  public internal(set) var rulesTo: CalendarDay?

  /// The packs whose clauses, definitions, parameters, readings and facts it may use.
  public let requires: [LocatedName]

  /// The template whose blanks it fills.
  public let fills: LocatedName?

  /// The documents that it states.
  public let documents: [PolicyDocument]

  /// Every unit that it names (责任单位), those of former days as well.
  public var units: [LocatedName] { unitModels.map(\.name) }

  /// The units with the days on which they were there.
  let unitModels: [UnitModel]

  /// Where it stands.
  public let range: SourceRange
}

/// A document that a pack states (政策文件).
public struct PolicyDocument: Sendable, Hashable, Identifiable {
  /// The document's name, with which the ids of its clauses begin.
  public var id: String { name.value }

  /// The document's name with its place.
  public let name: LocatedName

  /// What it is called.
  public let title: LocalizedText

  /// Who issued it.
  public let issuer: LocalizedText

  /// Its number (文号), if it has one.
  public let number: String?

  /// The day it bears.
  public let date: CalendarDay?

  /// The day it was published.
  public let published: CalendarDay?
}
