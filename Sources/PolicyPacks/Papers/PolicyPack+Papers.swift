public import ResettlementCore

extension PolicyPack {
  /// The papers that its procedures need, in the order of its files.
  public var papers: [Paper] { compiledPapers.map(\.paper) }

  /// Returns the papers that a step of a procedure needs, in the order of the pack's files.
  public func papers(for step: String, of procedure: Procedure.ID) -> [Paper] {
    papers.filter { paper in
      paper.places.contains { $0.procedure == procedure && $0.step == step }
    }
  }

  /// Returns the subjects that have a paper, or that a list lists, and how many it is not known of.
  ///
  /// - Parameters:
  ///   - paper: The name of one of ``papers``.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  ///   - place: Where they live; a place of which nothing is known for anywhere.
  ///   - isWanted: Who else is asked about, such as those of a village.
  /// - Returns: The subjects, ordered by where they live.
  /// - Throws: ``PaperError`` if there is no such paper, or it does not hold on that day.
  public func subjects(
    ofPaper paper: Paper.ID,
    in population: Population,
    on dates: AssessmentDates,
    at place: DwellingPlace = DwellingPlace(),
    where isWanted: (SubjectReference) -> Bool = { _ in true }
  ) throws(PaperError) -> (subjects: [SubjectReference], undecided: Int) {
    try writer(paper, population, dates).subjects(at: place, where: isWanted)
  }

  /// Returns what stands in the paper of a subject.
  ///
  /// - Throws: ``PaperError`` if there is no such paper or subject, or the paper is a list.
  public func content(
    ofPaper paper: Paper.ID,
    about subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) throws(PaperError) -> PaperContent {
    let writer = try writer(paper, population, dates)
    guard !writer.paper.paper.isList else { throw PaperError(reason: .otherForm, paper: paper) }
    guard population.contains(subject), subject.kind == writer.paper.paper.subject else {
      throw PaperError(reason: .noSuchSubject, paper: paper)
    }
    return writer.content(about: subject)
  }

  /// Returns what stands in a paper that lists subjects.
  ///
  /// - Parameters:
  ///   - paper: The name of one of ``papers`` that is a list.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  ///   - place: Where they live; a place of which nothing is known for anywhere.
  ///   - level: The level at which the list is divided and totalled; `nil` for one list.
  ///   - isByPlace: Whether it is ordered by where its subjects live also where the paper says another
  ///     order.
  ///   - isWanted: Who else is listed, such as those of a village.
  /// - Returns: The list, ordered as the paper says or by where its subjects live.
  /// - Throws: ``PaperError`` if there is no such paper, or it is no list.
  public func content(
    ofList paper: Paper.ID,
    in population: Population,
    on dates: AssessmentDates,
    at place: DwellingPlace = DwellingPlace(),
    totalledBy level: DwellingPlace.Level? = nil,
    orderedByPlace isByPlace: Bool = false,
    where isWanted: (SubjectReference) -> Bool = { _ in true }
  ) throws(PaperError) -> PaperContent {
    let writer = try writer(paper, population, dates)
    guard writer.paper.paper.isList else { throw PaperError(reason: .otherForm, paper: paper) }
    return writer.content(
      of: writer.subjects(at: place, where: isWanted),
      totalledBy: level,
      orderedByPlace: isByPlace
    )
  }

  private func writer(
    _ id: Paper.ID,
    _ population: Population,
    _ dates: AssessmentDates
  ) throws(PaperError) -> PaperWriter {
    guard let paper = compiledPapers.first(where: { $0.paper.id == id }) else {
      throw PaperError(reason: .noSuchPaper, paper: id)
    }
    guard TimeInForce(pack: timeInForce, from: nil, to: nil).contains(dates.lawAsOf) else {
      throw PaperError(reason: .notInForce, paper: id)
    }
    let rows = SubjectRows(population: population, law: law, dates: dates)
    return PaperWriter(paper: paper, rows: rows, catalogue: catalogue)
  }
}
