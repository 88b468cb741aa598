/// How the cases of one of our enumerations are written as codes of SPDCI, and how codes are read.
struct SPDCICodes: Sendable {
  /// What a code says.
  enum Meaning: Sendable, Equatable {
    /// One of our cases, by its id.
    case one(String)
    /// One of two cases, by the sex of the person.
    case bySex(male: String, female: String)
    /// Nothing that we have a case for.
    case nothing
  }

  /// A row of the table.
  struct Row: Sendable {
    /// Our case, by its id; `nil` for codes that are only read.
    let fact: String?
    /// The code of the Chinese standard, if there is one.
    let standard: String?
    /// The code that is written; `nil` if SPDCI has none for the case.
    let written: String?
    /// What the written code and the others say.
    let meaning: Meaning
    /// Further codes and labels that say the same when they are read.
    let alsoRead: [String]
  }

  /// The enumeration of SPDCI.
  let name: String
  /// The rows.
  let rows: [Row]

  private let writtenCodes: [String: String]
  private let meanings: [String: Meaning]

  init(_ name: String, _ rows: [Row]) {
    self.name = name
    self.rows = rows
    let written = rows.compactMap { row in
      row.fact.flatMap { fact in row.written.map { (fact, $0) } }
    }
    writtenCodes = Dictionary(written) { first, _ in first }
    let read = rows.flatMap { row in
      ([row.written].compactMap(\.self) + row.alsoRead).map { (Self.plain($0), row.meaning) }
    }
    meanings = Dictionary(read) { first, _ in first }
  }

  /// Returns the code for one of our cases; `nil` if there is none.
  func code(for fact: String) -> String? { writtenCodes[fact] }

  /// Returns what a code or label says, however its letters are written; `nil` if it is not known.
  func meaning(of code: String) -> Meaning? { meanings[Self.plain(code)] }

  /// The codes that are known, for messages.
  var known: [String] { rows.flatMap { [$0.written].compactMap(\.self) + $0.alsoRead } }

  /// Returns a code as it is compared: without a namespace before it, and in capitals.
  static func plain(_ code: String) -> String {
    let last = code.split(separator: ":").last.map(String.init) ?? code
    return (code.contains(": ") ? code : last).uppercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension SPDCICodes.Row {
  /// A case that is written as a code.
  init(_ fact: String, _ standard: String? = nil, _ written: String?, also: [String] = []) {
    self.init(
      fact: fact,
      standard: standard,
      written: written,
      meaning: .one(fact),
      alsoRead: also
    )
  }

  /// A case that is written as the code of another case, as which it is read.
  init(_ fact: String, _ standard: String? = nil, _ written: String, readAs other: String) {
    self.init(
      fact: fact,
      standard: standard,
      written: written,
      meaning: .one(other),
      alsoRead: []
    )
  }

  /// A case that is written as a code from which no case can be told.
  init(saysNothing fact: String, _ written: String, also: [String] = []) {
    self.init(fact: fact, standard: nil, written: written, meaning: .nothing, alsoRead: also)
  }

  /// Codes that are only read.
  init(_ meaning: SPDCICodes.Meaning, _ codes: [String]) {
    self.init(fact: nil, standard: nil, written: nil, meaning: meaning, alsoRead: codes)
  }
}

// MARK: - The tables

extension SPDCICodes {
  /// `SexCategoryEnum`, of GB/T 2261.1.
  static let sex = SPDCICodes(
    "SexCategoryEnum",
    [
      Row("male", "1", "male", also: ["M"]),
      Row("female", "2", "female", also: ["F"]),
      Row("unknown", "0", "unknown"),
      Row("not_stated", "9", "unknown", readAs: "unknown"),
      Row(.nothing, ["other", "Others"]),
    ]
  )

  /// `RelationshipTypeEnum`, of GB/T 4761.
  static let relation = SPDCICodes(
    "RelationshipTypeEnum",
    [
      Row("head", "02", "SELF"),
      Row("self", "01", "SELF", readAs: "head"),
      Row("spouse", "1x", "SPS", also: ["HUSB", "WIFE", "PRIMSPOUS"]),
      Row("son", "2x", "SONC", also: ["SON", "SONADOPT", "SONFOST", "STPSON"]),
      Row("daughter", "3x", "DAUC", also: ["DAU", "DAUADOPT", "DAUFOST", "STPDAU"]),
      Row(
        .bySex(male: "son", female: "daughter"),
        ["CHILD", "CHLDADOPT", "CHILDADOPT", "CHLDFOST", "CHILDFOST", "NCHILD", "STPCHILD"]
      ),
      Row("grandchild", "4x", "GRNDCHILD", also: ["GRNDDAU", "GRNDSON", "GRANDSON"]),
      Row("parent", "5x", "PRN", also: parents),
      Row("grandparent", "6x", "GRPRN", also: grandparents),
      Row("sibling", "7x", "SIB", also: siblings),
      Row("other", "8x, 9x", nil),
      Row(.one("other"), others),
    ]
  )

  private static let parents = [
    "FTH", "MTH", "ADOPTP", "ADOPTF", "ADOPTM", "FTHFOST", "MTHFOST", "PRNFOST", "NFTH", "NFTHF",
    "NMTH", "NMTHF", "GESTM", "NPRN", "STPFTH", "STPMTH", "STPPRN", "PRNINLAW", "FTHINLAW",
    "MTHINLAW",
  ]

  private static let grandparents = [
    "GRFTH", "GRMTH", "MGRFTH", "PGRFTH", "MGRMTH", "PGRMTH", "MGRPRN", "PGRPRN",
  ]

  private static let siblings = [
    "BRO", "SIS", "HBRO", "HSIS", "HSIB", "NBRO", "NSIS", "NSIB", "STPBRO", "STEPSIS", "STEPSIB",
    "TWIN", "TWINBRO", "TWINSIS", "FTWIN", "FTWINBRO", "FTWINSIS", "ITWIN", "ITWINBRO", "ITWINSIS",
  ]

  private static let others = [
    "FAMMEMB", "EXT", "AUNT", "MAUNT", "PAUNT", "UNCLE", "MUNCLE", "PUNCLE", "COUSN", "MCOUSN",
    "PCOUSN", "NIENEPH", "NEPHEW", "NEICE", "GGRPRN", "GGRFTH", "MGGRFTH", "PGGRFTH", "GGRMTH",
    "MGGRMTH", "MGGRNTH", "PGGRMTH", "MGGRPRN", "PGGRPRN", "INLAW", "CHLDINLAW", "DAUINLAW",
    "SONINLAW", "SIBINLAW", "BROINLAW", "SISINLAW", "SIGOTHR", "DOMPART", "FRMSPS",
  ]

  /// `EducationCodeEnum`, of GB/T 4658.
  static let education = SPDCICodes(
    "EducationCodeEnum",
    [
      Row(
        "graduate_school",
        "10",
        "7",
        also: ["Master's or equivalent", "8", "Doctorate or equivalent"]
      ),
      Row("bachelor", "20", "6", also: ["Bachelor's or equivalent"]),
      Row("college", "30", "5", also: ["Short-cycle tertiary education"]),
      Row("vocational", "40", "3", readAs: "senior_high"),
      Row("senior_high", "60", "3", also: ["Upper secondary education"]),
      Row("junior_high", "70", "2", also: ["Lower secondary education"]),
      Row("primary", "80", "1", also: ["Primary education"]),
      Row("other", "90", nil),
      Row(.one("other"), ["0", "Early childhood education"]),
      Row(.one("vocational"), ["4", "Post-secondary non-tertiary education"]),
    ]
  )

  /// `DisabilityTypeEnum`, of GB/T 26341.
  static let disability = SPDCICodes(
    "DisabilityTypeEnum",
    [
      Row("sight", "1", "VIS_SS", also: ["Vision"]),
      Row("hearing", "2", "HEAR_SS", also: ["Hearing"]),
      Row("speech", "3", "COM_SS", also: ["Communication"]),
      Row("limb", "4", "MOB_SS", also: ["Mobility"]),
      Row("mind", "5", "COG_SS", also: ["Cognition", "COGNITION (REMEMBERING)"]),
      Row("mental", "6", "COG_SS", readAs: "mind"),
      Row("multiple", "7", nil),
      Row(.nothing, ["SC_SS", "Self care"]),
    ]
  )

  /// `EmploymentStatusEnum`, of how a person earns a living.
  static let employment = SPDCICodes(
    "EmploymentStatusEnum",
    [
      Row(saysNothing: "local", "4", also: ["Paid employment: Employee"]),
      Row(saysNothing: "away", "4"),
      Row(saysNothing: "public_welfare_post", "4"),
      Row(
        "self_employed",
        nil,
        "6",
        also: [
          "Self employment: Own-account workers", "5", "Self employment: Employers", "7",
          "Self employment: Members of producers' cooperatives", "8",
          "Self employment: Contributing family workers",
        ]
      ),
      Row("none", nil, "2", also: ["Not Employed"]),
      Row(.nothing, ["1", "Employed", "3", "Unknown"]),
    ]
  )
}
