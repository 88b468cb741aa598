internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// Fills in the papers that were asked for.
struct PaperPrinting {
  let pack: PolicyPack
  let paper: Paper
  let population: Population
  let dates: AssessmentDates
  /// Of which places they are, in which order, and totalled how.
  let view: PlaceView

  /// Returns a list of those who live at the place.
  func list() throws(PaperError) -> FilledPapers {
    let content = try pack.content(
      ofList: paper.id,
      in: population,
      on: dates,
      at: view.choice.dwelling,
      totalledBy: view.totalLevel,
      orderedByPlace: view.isOrdered,
      where: isWanted
    )
    return FilledPapers(
      contents: [content],
      undecided: content.undecided,
      unplaced: try unplaced()
    )
  }

  /// Returns the paper of each subject that is named, or of all whose paper it is.
  func sheets(of names: [String]) throws(PaperError) -> FilledPapers {
    guard names.isEmpty else { return try sheets(about: named(names), undecided: 0) }
    let all = try pack.subjects(
      ofPaper: paper.id,
      in: population,
      on: dates,
      at: view.choice.dwelling,
      where: isWanted
    )
    var filled = try sheets(about: all.subjects, undecided: all.undecided)
    filled.unplaced = try unplaced()
    return filled
  }

  /// Those whose paper it would be, of whom nobody knows whether they live at the place.
  private func unplaced() throws(PaperError) -> Int {
    guard !view.choice.isEverything else { return 0 }
    let everybody = try pack.subjects(ofPaper: paper.id, in: population, on: dates)
    return view.choice.chosen(of: everybody.subjects, in: population) { $0 }.unplaced
  }

  private func isWanted(_ subject: SubjectReference) -> Bool {
    view.choice.village.map { SubjectPlaces(population).isIn($0, subject) } ?? true
  }

  private func sheets(
    about subjects: [SubjectReference],
    undecided: Int
  ) throws(PaperError) -> FilledPapers {
    var contents: [PaperContent] = []
    for subject in subjects {
      contents.append(
        try pack.content(ofPaper: paper.id, about: subject, in: population, on: dates)
      )
    }
    return FilledPapers(contents: contents, undecided: undecided)
  }

  private func named(_ names: [String]) throws(PaperError) -> [SubjectReference] {
    let known = population.references(paper.subject)
    var found: [SubjectReference] = []
    for name in names {
      guard let subject = known.first(where: { $0.id == name || $0.description == name }) else {
        throw PaperError(reason: .noSuchSubject, paper: paper.id)
      }
      found.append(subject)
    }
    return found
  }
}
