public import Diagnostics
internal import MadeUpTown
internal import Markup
internal import PolicyPacks
internal import ResettlementCore

/// A town's year as one page of HTML that needs nothing else: for a screen, a phone and paper.
///
/// It has counts only; of no household or person it says anything. The same year gives the same bytes.
public struct YearReport {
  let year: TownYear
  let words: ReportWords
  /// The file with the report in the other language.
  private let other: String

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - language: The language.
  ///   - other: The name of the file with the report in the other language.
  public init(_ year: TownYear, language: Language, other: String) {
    self.year = year
    words = ReportWords(language: language)
    self.other = other
  }

  /// The page.
  public var html: String {
    let body = Markup.block("body", [:], [.block("main", [:], parts)])
    return Markup.document(.block("html", ["lang": words.tag], [head, body]))
  }

  private var parts: [Markup] {
    [
      header, summary, charts, frozen, clueTable, counts, blockers, damages, refusals,
      duties, score,
      assumptions, workLists, footer,
    ]
  }

  private var counts: Markup { .block("div", ["class": "charts"], [happenings, cases]) }

  private var title: String {
    let name = year.months.first.map { String($0.name.prefix(4)) } ?? ""
    return words.say(
      "\(MadeUpTown.name)\(name)年防止返贫监测和后续扶持年报",
      "Sample Town \(name): a year of monitoring and follow-up support"
    )
  }

  private var head: Markup {
    .block(
      "head",
      [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("title", [:], .text(title)),
        .style(ReportStyle.css),
      ]
    )
  }

  private var header: Markup {
    let made = words.say(
      "示例：人、户、企业和数字全部由随机数种子 \(year.town.seed) 虚构，与任何地方无关。",
      "An example: people, households, firms and numbers are all made up from the seed "
        + "\(year.town.seed), and are of no real place."
    )
    let language = Markup.element("a", ["href": other], .text(words.say("English", "中文")))
    return .block(
      "header",
      [:],
      [
        .element("h1", [:], .text(title)),
        paragraph(made),
        paragraph(
          words.say("按政策包：", "By the policy pack: ")
            + words.say(year.policy.pack.description.title)
            + " \(year.policy.pack.description.version)"
        ),
        .element("p", ["class": "no-print"], language),
      ]
    )
  }

  private var footer: Markup {
    let text = words.say(
      "“上报”指月末当时所知；“现知”指年末回头看该月。上报的数不改，差数另列。",
      "“Reported” is what was known at the end of a month, “now known” the same month seen from the "
        + "end of the year. What was reported is not changed; the difference stands beside it."
    )
    return .block("footer", [:], [paragraph(text)])
  }

  // MARK: - Pieces

  func paragraph(_ text: String) -> Markup { .element("p", [:], .text(text)) }

  func note(_ text: String) -> Markup { .element("p", ["class": "note"], .text(text)) }

  func section(_ title: String, _ content: [Markup]) -> Markup {
    .block("section", [:], [.element("h2", [:], .text(title))] + content)
  }
}
