internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// What a new pack says of itself, as options.
struct HeadOptions: ParsableArguments {
  @Option(help: "The pack's id: small letters, digits, '-' and '_'. 代号")
  var id: String?

  @Option(help: ArgumentHelp("What it is called, in Chinese. 标题", valueName: "text"))
  var titleZh: String?

  @Option(help: ArgumentHelp("What it is called, in English; may be left out.", valueName: "text"))
  var titleEn: String?

  @Option(
    help: ArgumentHelp(
      "How wide its law is: \(LawRank.allCases.map(\.rawValue).joined(separator: ", ")). 层级",
      valueName: "rank"
    )
  )
  var rank: String?

  @Option(help: ArgumentHelp("The place where it holds, in Chinese. 地区", valueName: "text"))
  var regionZh: String?

  @Option(help: ArgumentHelp("The place, in English; may be left out.", valueName: "text"))
  var regionEn: String?

  @Option(help: ArgumentHelp("The first day of its rules, as 2024-01-01. 施行日", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("The title of the document that it states. 文件标题", valueName: "text"))
  var documentTitle: String?

  @Option(help: ArgumentHelp("Who issued the document. 发文单位", valueName: "text"))
  var issuer: String?

  @Option(help: ArgumentHelp("The document's number; may be left out. 文号", valueName: "text"))
  var number: String?
}

// MARK: - Questions

extension HeadOptions {
  /// Returns what the pack says of itself, asked for as far as it was not given.
  ///
  /// - Parameters:
  ///   - folder: The name of the pack's folder, a good id if it is one.
  ///   - usual: The rank of the template.
  ///   - interview: The questions asked so far.
  /// - Returns: The head; `nil` if something is missing or wrong, which the interview notes.
  /// - Throws: ``CommandError`` where the person stops answering.
  func head(
    for folder: String,
    rank usual: LawRank?,
    by interview: inout Interview
  ) throws -> PackHead? {
    let suggested = Self.idObjection(to: folder) == nil ? folder : nil
    let id = try interview.answer(Self.idQuestion(suggested), given: id)
    let titleZh = try interview.answer(Self.text("--title-zh", Self.titlePrompt), given: titleZh)
    let titleEn = try interview.answer(.optional("--title-en", Self.englishTitle), given: titleEn)
    let rank = try interview.answer(Self.rankQuestion(usual), given: rank)
    let place = try interview.answer(Self.text("--region-zh", Self.regionPrompt), given: regionZh)
    let placeEn = try interview.answer(
      .optional("--region-en", Self.englishRegion),
      given: regionEn
    )
    let from = try interview.answer(Self.fromQuestion, given: from)
    let document = try interview.answer(
      Self.text("--document-title", Self.documentPrompt),
      given: documentTitle
    )
    let issuer = try interview.answer(Self.text("--issuer", Self.issuerPrompt), given: issuer)
    let number = try interview.answer(.optional("--number", Self.numberPrompt), given: number)
    guard interview.mistakes.isEmpty, let rank = LawRank(rawValue: rank),
      let day = CalendarDay(from)
    else { return nil }
    return PackHead(
      id: id,
      title: LocalizedText(zh: titleZh, en: titleEn.isEmpty ? nil : titleEn),
      rank: rank,
      region: LocalizedText(zh: place, en: placeEn.isEmpty ? nil : placeEn),
      rulesFrom: day,
      documentTitle: document,
      issuer: issuer,
      number: number.isEmpty ? nil : number
    )
  }

  private static func idQuestion(_ suggested: String?) -> Question {
    Question(
      option: "--id",
      prompt: Bilingual("代号（小写字母、数字和连字符）", "id (small letters, digits, hyphens)"),
      fallback: suggested,
      objection: idObjection
    )
  }

  /// Why a text cannot be the id: it is no name, or that of a pack that comes with the program.
  private static func idObjection(to text: String) -> Diagnostic.Message? {
    if let objection = PackHead.Field.id.objection(to: text) { return objection }
    return PackCollection.standardOutlines.contains { $0.id == text } ? .takenID(text) : nil
  }

  private static func rankQuestion(_ usual: LawRank?) -> Question {
    let ranks = LawRank.allCases
    let chinese = ranks.map { "\($0.rawValue) \($0.title.chinese)" }.joined(separator: "、")
    return Question(
      option: "--rank",
      prompt: Bilingual(
        "层级（\(chinese)）",
        "rank (\(ranks.map(\.rawValue).joined(separator: ", ")))"
      ),
      fallback: usual?.rawValue,
      objection: PackHead.Field.rank.objection
    )
  }

  private static var fromQuestion: Question {
    Question(
      option: "--from",
      prompt: Bilingual("规则从哪天起施行（如 2024-01-01）", "first day of the rules (as 2024-01-01)"),
      objection: PackHead.Field.rulesFrom.objection
    )
  }

  private static func text(_ option: String, _ prompt: Bilingual) -> Question {
    Question(option: option, prompt: prompt, objection: PackHead.Field.text.objection)
  }

  private static let titlePrompt = Bilingual("政策包标题", "title, in Chinese")
  private static let englishTitle = Bilingual("英文标题（可不填）", "title, in English (may be empty)")
  private static let regionPrompt = Bilingual("适用地区", "place, in Chinese")
  private static let englishRegion = Bilingual("地区的英文名（可不填）", "place, in English (may be empty)")
  private static let documentPrompt = Bilingual("所依据文件的标题", "title of the document")
  private static let issuerPrompt = Bilingual("发文单位", "issuer of the document")
  private static let numberPrompt = Bilingual("文号（可不填）", "number of the document (may be empty)")
}

extension Question {
  /// A question that need not be answered.
  fileprivate static func optional(_ option: String, _ prompt: Bilingual) -> Question {
    Question(
      option: option,
      prompt: prompt,
      fallback: "",
      objection: PackHead.Field.text.objection
    )
  }
}

extension Diagnostic.Message {
  fileprivate static func takenID(_ id: String) -> Self {
    Self(
      "command.taken-id",
      en: "'\(id)' is the id of a pack that comes with the program; choose another one",
      zh: "“\(id)”是程序自带的政策包的代号；请另取一个"
    )
  }
}
