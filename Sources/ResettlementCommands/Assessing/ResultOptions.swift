internal import ArgumentParser
internal import ResettlementCore
internal import ResettlementKit

/// The options that say how answers are shown, and where.
struct ResultOptions: ParsableArguments {
  @Option(help: "How much is told: summary, reasons (of all but a plain yes) or full.")
  var detail = DetailName.reasons

  @Option(help: "The form of the results: text, json or html.")
  var format = ResultFormat.text

  @Option(
    help: ArgumentHelp("Writes the results to this file, whole or not at all.", valueName: "file")
  )
  var out: String?

  /// The forms that results can have.
  enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case html
  }

  /// How much is told of the reasons, as it is named in options.
  enum DetailName: String, CaseIterable, ExpressibleByArgument {
    case summary
    case reasons
    case full

    var detail: AssessmentRenderer.Detail {
      switch self {
      case .summary: .summary
      case .reasons: .reasons
      case .full: .full
      }
    }
  }

  /// Shows answers, or writes them to the file.
  func show(
    _ answers: [Assessment],
    about population: Population,
    on dates: AssessmentDates,
    in session: Session
  ) throws {
    let renderer = AssessmentRenderer(
      language: session.language,
      detail: detail.detail,
      catalogue: population.catalogue
    )
    let text =
      switch format {
      case .text: renderer.text(answers, in: population)
      case .json: renderer.json(answers, on: dates, in: population)
      case .html: renderer.html(answers, in: population)
      }
    if let out { try Files.write(text, to: out) } else { try session.print(text) }
  }
}
