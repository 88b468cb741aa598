internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks

/// `resettle new`: makes a small pack that is sound at once, or one that fills a template.
struct NewCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a new pack: a small one to change, or one that fills a template. 新建政策包",
    discussion: """
      What is not given as an option is asked for at a terminal. A folder that is not empty is left \
      alone, and nothing is written before all answers are there.

      A new pack has a clause, two parameters, a rule and its tests, with comments that say what \
      to change. An editor that opens the folder completes and checks it. With --template it has the blanks of the template, filled.

      Examples 示例:
        resettle new baichuan --lang zh
        resettle new yunxi --template district-template
        resettle new yunxi --template district-template --set half_rent_from=2024-01-01 \
      --choose graduate_subsidy_duration=while_employed
      """
  )

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
  var folder: String

  @OptionGroup var options: HeadOptions

  @Option(help: ArgumentHelp("The template to fill: the id of a compiled-in one, or a folder. 模板"))
  var template: PackChoice?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Fills a blank of the template; may be repeated.", valueName: "name=value"),
    transform: ChoiceOptions.Assignment.init
  )
  var settings: [ChoiceOptions.Assignment] = []

  @Option(
    help: ArgumentHelp(
      "Chooses how a clause of the template is read; may be repeated.",
      valueName: "reading=option"
    ),
    transform: ChoiceOptions.Assignment.init
  )
  var choose: [ChoiceOptions.Assignment] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard template != nil || (settings.isEmpty && choose.isEmpty) else {
      throw ValidationError(
        "--set and --choose fill a template; name it with --template",
        zh: "--set 和 --choose 用于填写模板；请用 --template 指明模板"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let path = PackCollection.trimmed(folder)
    let place = try NewFolder(at: path)
    let (pack, foundations) = try template.map { try Self.load($0, session) } ?? (nil, [])
    let files = try files(filling: pack, over: foundations, named: place.name, in: session)
    try check(files, at: path)
    try place.write(files + editorFiles(in: session))
    try session.print(report(of: files, at: path, in: session))
    return .fine
  }

  /// Loads a template with the packs that it builds on.
  private static func load(
    _ choice: PackChoice,
    _ session: Session
  ) throws -> (PolicyPack?, [PackSource]) {
    let pack = try choice.load(reportingTo: session)
    guard pack.manifest.kind == .template else { throw CommandError(.noTemplate(choice.name)) }
    let collection = try choice.collection(in: session)
    return (pack, (collection.foundations + collection.wanted).map(\.source))
  }

  /// Returns the files of the pack, after all questions.
  private func files(
    filling template: PolicyPack?,
    over foundations: [PackSource],
    named name: String,
    in session: Session
  ) throws -> [SourceText] {
    var interview = Interview(in: session)
    let questions = try template.map {
      try TemplateQuestions($0, settings: settings, choices: choose)
    }
    let head = try options.head(for: name, rank: template?.manifest.rank, by: &interview)
    let values = try questions?.values(by: &interview) ?? [:]
    let readings = try questions?.options(by: &interview) ?? [:]
    guard let head, interview.mistakes.isEmpty else {
      throw CommandError(interview.mistakes, status: .usage)
    }
    guard let template else { return StarterPack(head).files(in: session.language) }
    return TemplateFilling(head, of: template, values: values, readings: readings)
      .files(in: session.language, over: foundations)
  }

  /// Refuses a pack that would not pass its check and its tests where it is to stand.
  private func check(_ files: [SourceText], at path: String) throws(CommandError) {
    let named = files.map { SourceText(name: "\(path)/\($0.name)", bytes: $0.bytes) }
    let source = PackSource(name: path, files: named)
    let collection = PackCollection([PackOutline(source)], around: path)
    guard let pack = collection.packs.first else {
      let isLost = collection.diagnostics.contains { $0.code == "pack.unknown-pack" }
      throw isLost ? CommandError(.templateOutOfReach(path)) : CommandError(collection.diagnostics)
    }
    let failures = PackTestRunner(pack).run().results.flatMap(\.failures)
    guard failures.isEmpty else { throw CommandError(failures) }
  }

  /// What makes an editor that opens the folder complete and check the pack.
  private func editorFiles(in session: Session) -> [SourceText] {
    let settings = EditorSettings()
    return [settings.schema] + settings.files(in: session.language)
  }

  private func report(of files: [SourceText], at path: String, in session: Session) -> String {
    let listed = files.map { "  \(path)/\($0.name)\n" }.joined()
    return session.pick("已新建政策包：", "the new pack:") + "\n" + listed
      + session.pick(
        "  \(path)/.vscode/ 编辑器（VS Code 加 YAML 扩展）打开此文件夹即可补全和检查\n",
        "  \(path)/.vscode/ an editor (VS Code with the YAML extension) completes and checks\n"
      )
      + session.pick(
        "接下来：改这些文件（从 clauses.yaml 改起），再检查、测试",
        "now change these files, clauses.yaml first, then check and test:"
      )
      + session.pick("：", "") + "\n  resettle check \(path)\n  resettle test \(path)\n"
  }
}

extension Diagnostic.Message {
  fileprivate static func noTemplate(_ name: String) -> Self {
    Self(
      "command.no-template",
      en: "'\(name)' is no template; only a pack of 'kind: template' has blanks to fill",
      zh: "“\(name)”不是模板；只有写明 kind: template 的政策包才有空白可填"
    )
  }

  fileprivate static func templateOutOfReach(_ path: String) -> Self {
    Self(
      "command.template-out-of-reach",
      en: "a pack in '\(path)' would not find its template; make it in a folder beside the "
        + "template's, or below one that holds it",
      zh: "放在“\(path)”的政策包找不到所填的模板；请建在模板文件夹的旁边，或其上级文件夹之内"
    )
  }
}
