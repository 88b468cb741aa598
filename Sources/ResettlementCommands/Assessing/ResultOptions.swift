internal import ArgumentParser
internal import PopulationColumns
internal import ResettlementCore
internal import ResettlementKit

/// The options that say how answers are shown, and where.
struct ResultOptions: ParsableArguments {
  @Option(help: "How much is told: summary, reasons (of all but a plain yes) or full.")
  var detail = DetailName.reasons

  @Option(help: "The form of the results: text, json, html or, of a whole population, csv.")
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
    case csv
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
      // Answers about an extract are never CSV, which is refused before.
      case .text, .csv: renderer.text(answers, in: population)
      case .json: renderer.json(answers, on: dates, in: population)
      case .html: renderer.html(answers, in: population)
      }
    if let out { try Files.write(text, to: out) } else { try session.print(text) }
  }

  // MARK: - A whole population

  /// The form of the results of a population: CSV if that is asked for or the file is called so, else
  /// JSON Lines.
  func populationForm() throws -> PopulationOutput.Form {
    switch format {
    case .csv: return .csv
    case .text: return out?.lowercased().hasSuffix(".csv") == true ? .csv : .jsonLines
    case .json: return .jsonLines
    case .html:
      throw ValidationError(
        "results of a whole population are JSON Lines or CSV: --format json or csv",
        zh: "成批评估的结果为 JSON Lines 或 CSV：请用 --format json 或 csv"
      )
    }
  }

  /// Refuses CSV, which answers about an extract have no form for.
  func refuseCSV() throws {
    guard format == .csv else { return }
    throw ValidationError(
      "--format csv goes with --households or --store: answers about an extract are text, json or html",
      zh: "--format csv 须与 --households 或 --store 同用：摘录的评估结果为 text、json 或 html"
    )
  }
}
