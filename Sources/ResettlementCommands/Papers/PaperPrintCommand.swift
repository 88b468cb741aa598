internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// `resettle paper print`: fills in a paper from an extract, as HTML for A4 pages.
struct PaperPrintCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Fills in a paper from an extract, as HTML for A4 pages. 打印文书",
    discussion: """
      A paper about a subject is printed for each --subject, or for all whose paper it is; a list \
      lists all who belong in it. What is not in the data is left blank and marked. A paper that \
      shows personal facts says what for: give --purpose. With --log and --by it is recorded who \
      printed what of whom, before it is printed; a paper that shows sensitive facts, such as an \
      illness, is not printed without. Print the file with a browser.

      Examples 示例:
        resettle paper print --pack aolezhaoqi --paper authorisation --input extract.json \\
          --subject C-1 --on 2024-08-05 --purpose 识别入户 --by 王二 --log access.jsonl \\
          --out authorisation.html
        resettle paper print --pack aolezhaoqi --paper identification_publication \\
          --input extract.json --on 2024-08-05 --village 江畔社区 --total-by building \\
          --out publication.html
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The paper; 'resettle paper list' names them.", valueName: "id"))
  var paper: String

  @Option(help: ArgumentHelp("The extract; - reads what is piped in.", valueName: "file.json"))
  var input: String

  @Option(
    help: ArgumentHelp("Only for the subject of this id; may be repeated.", valueName: "id")
  )
  var subject: [String] = []

  @Option(help: ArgumentHelp("What personal facts are shown for.", valueName: "text"))
  var purpose: String?

  @Option(help: ArgumentHelp("Who prints it, for the record.", valueName: "name"))
  var by: String?

  @Option(
    help: ArgumentHelp("Where it is recorded, a JSON line a printing.", valueName: "file.jsonl")
  )
  var log: String?

  @Option(help: ArgumentHelp("Where to write it instead of printing it.", valueName: "file.html"))
  var out: String?

  @OptionGroup(title: "Dates") var dates: DateOptions

  @OptionGroup(title: "Places") var places: PlaceOptions

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let path = Files.repeated(among: [input] + [out, log].compactMap(\.self)) {
      throw ValidationError(
        "'\(path)' is named twice; what is read would be overwritten",
        zh: "“\(path)”用了两次；读入的文件会被覆盖"
      )
    }
    guard log != nil, by == nil || purpose == nil else { return }
    throw ValidationError(
      "--log needs --by and --purpose: who prints it, and what for",
      zh: "--log 须与 --by(经办人)和 --purpose(用途)同用"
    )
  }

  func run(in session: Session) throws -> ExitStatus {
    let pack = try choices.applied(to: pack.load(reportingTo: session))
    _ = try Assessor.checked(pack)
    let paper = try paper(of: pack)
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let reader = ExtractReader(catalogue: pack.catalogue, onFactsDay: dates.factsDay)
    let extract = reader.read(json: source)
    try session.report(extract.diagnostics)
    guard extract.isAnswerable else { return .findings }
    guard let days = dates.dates(asOf: extract.asOf) else {
      guard extract.isWhole else { return .findings }
      throw CommandError(.noDates, status: .usage)
    }
    let view = try places.view(of: extract.population)
    let papers = try filled(paper, of: pack, about: extract.population, on: days, view)
    let renderer = PaperRenderer(
      language: session.language,
      purpose: purpose,
      day: days.decidedOn
    )
    try record(papers, of: pack, about: extract.population)
    try show(renderer.html(papers.contents), papers, in: session)
    return extract.isWhole ? .fine : .findings
  }

  private func paper(of pack: PolicyPack) throws(CommandError) -> Paper {
    guard let paper = pack.papers.first(where: { $0.id == self.paper }) else {
      let known = pack.papers.map(\.id)
      throw CommandError(.noSuchPaper(self.paper, among: known), status: .usage)
    }
    guard !paper.showsPrivateFacts || paper.use.isPublic || purpose?.isEmpty == false else {
      throw CommandError(.noPurpose(paper.id), status: .usage)
    }
    guard !paper.showsSensitiveFacts || log != nil else {
      throw CommandError(.noRecord(paper.id), status: .usage)
    }
    return paper
  }

  /// Records that the papers are printed, before they are.
  private func record(
    _ papers: FilledPapers,
    of pack: PolicyPack,
    about population: Population
  ) throws(CommandError) {
    guard let log, let by, let purpose else { return }
    let record: AccessRecord
    do throws(AccessRecordError) {
      record = try AccessRecord(
        printing: papers.contents,
        of: pack.description.id,
        about: population,
        by: by,
        at: WallClock.now,
        purpose: purpose
      )
    } catch {
      throw CommandError(.noAccessRecord(error), status: .usage)
    }
    try AccessLog(path: log).append(record)
  }

  private func filled(
    _ paper: Paper,
    of pack: PolicyPack,
    about population: Population,
    on days: AssessmentDates,
    _ view: PlaceView
  ) throws(CommandError) -> FilledPapers {
    do throws(PaperError) {
      let printing = PaperPrinting(
        pack: pack,
        paper: paper,
        population: population,
        dates: days,
        view: view
      )
      guard paper.isList else { return try printing.sheets(of: subject) }
      guard subject.isEmpty else { throw PaperError(reason: .otherForm, paper: paper.id) }
      return try printing.list()
    } catch {
      let isName = [.noSuchPaper, .noSuchSubject, .otherForm].contains(error.reason)
      throw CommandError(.noPaper(error), status: isName ? .usage : .findings)
    }
  }

  private func show(_ html: String, _ papers: FilledPapers, in session: Session) throws {
    guard let out else {
      try session.print(html)
      if let left = papers.unplacedPart(in: session) { try session.console.errors(left + "\n") }
      return
    }
    try Files.write(html, to: out)
    try session.printLine(papers.summary(in: session))
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchPaper(_ name: String, among papers: [String]) -> Self {
    let near = nearestName(to: name, among: papers)
    let known = papers.isEmpty ? "-" : papers.joined(separator: ", ")
    return Self(
      "command.no-such-paper",
      en: "the pack has no paper '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; it has: \(known)"),
      zh: "该政策包没有文书“\(name)”"
        + (near.map { "，是否应为“\($0)”？" } ?? "；已有：\(known)")
    )
  }

  fileprivate static func noPurpose(_ paper: String) -> Self {
    Self(
      "command.no-purpose",
      en: "the paper '\(paper)' shows personal facts; say what for with --purpose",
      zh: "文书“\(paper)”载有个人信息；请用 --purpose 写明用途"
    )
  }

  fileprivate static func noRecord(_ paper: String) -> Self {
    Self(
      "command.no-access-log",
      en:
        "the paper '\(paper)' shows sensitive facts; say who prints it with --by, and where it is "
        + "recorded with --log",
      zh: "文书“\(paper)”载有敏感个人信息；请用 --by 写明经办人，用 --log 指明留痕文件"
    )
  }

  fileprivate static func noAccessRecord(_ error: AccessRecordError) -> Self {
    Self("command.no-access-record", en: error.message.english, zh: error.message.chinese)
  }

  fileprivate static func noPaper(_ error: PaperError) -> Self {
    Self("command.no-paper", en: error.message.english, zh: error.message.chinese)
  }
}
