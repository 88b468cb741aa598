internal import ArgumentParser
internal import PolicyPacks
internal import ResettlementCore

/// `resettle paper list`: the papers of a pack, and which steps need them.
struct PaperListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the papers of a pack, who may see them and which steps need them. 列出文书",
    discussion: """
      Examples 示例:
        resettle paper list --pack aolezhaoqi
        resettle paper list --pack Plugins/Anhui --lang en
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let pack = try pack.load(reportingTo: session)
    guard !pack.papers.isEmpty else {
      try session.printLine(session.pick("该政策包没有文书", "the pack has no papers"))
      return .fine
    }
    for paper in pack.papers { try show(paper, of: pack, in: session) }
    return .fine
  }

  private func show(_ paper: Paper, of pack: PolicyPack, in session: Session) throws {
    let title = session.pick(paper.title.chinese, paper.title.english)
    let use = session.pick(paper.use.title.chinese, paper.use.title.english)
    let form =
      paper.isList
      ? session.pick("名单", "list")
      : session.pick(each(paper.subject), "one for each \(paper.subject.englishName)")
    try session.printLine("\(paper.id)  \(title)  [\(use) · \(form)]")
    for place in paper.places { try session.printLine("    " + line(place, of: pack, in: session)) }
  }

  private func each(_ kind: SubjectKind) -> String {
    "\(kind.chineseName.count == 1 ? "每" : "每个")\(kind.chineseName)一份"
  }

  private func line(_ place: Paper.Place, of pack: PolicyPack, in session: Session) -> String {
    let procedure = pack.procedures.first { $0.id == place.procedure }
    let step = procedure?.step(place.step)
    let names = [procedure?.title, step?.title].compactMap(\.self).map {
      session.pick($0.chinese, $0.english)
    }
    let evidence = place.evidence.map { session.pick("，所需材料：\($0)", ", evidence: \($0)") } ?? ""
    let path = "\(place.procedure).\(place.step)"
    return names.isEmpty
      ? path + evidence : "\(names.joined(separator: " → ")) (\(path))\(evidence)"
  }
}
