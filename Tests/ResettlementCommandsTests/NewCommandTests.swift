import Testing

/// New packs, from options and from a dialogue.
@Suite struct NewCommandTests {
  private let folder: TemporaryFolder

  private var place: String { folder.path + "/qingchuan" }

  init() throws { folder = try TemporaryFolder() }

  private static let head = [
    "--id", "qingchuan", "--title-zh", "清川县易地搬迁后续扶持", "--rank", "county", "--region-zh", "清川县",
    "--from", "2024-03-01", "--document-title", "清川县后续扶持办法: 试行", "--issuer", "清川县人民政府办公室",
  ]

  private static let blanks = [
    "income_source_due=2025-12-31", "park_due=2024-12-31", "graduate_post_subsidy_months=24",
    "half_rent_from=2024-01-01", "跨区域就业奖励金额=1000", "stable_employment_months=6",
    "posts_plan_from=2024-01-01",
  ].flatMap { ["--set", $0] }

  private func new(_ arguments: [String], lang: String = "en") -> CommandRun {
    CommandRun(list: ["new", place, "--lang", lang] + arguments)
  }

  /// Checks that a new pack has no mistakes, that its tests pass and that it is formatted.
  private func expectSound(tests: Int) {
    let check = CommandRun("check", place)
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.errors == "")
    #expect(CommandRun("test", place).lines.last == "\(tests) passed, 0 failed")
    #expect(CommandRun("fmt", "--check", place).status == 0)
  }

  @Test(arguments: ["zh", "en"])
  func `a new pack passes its check and its tests at once`(lang: String) throws {
    let run = new(Self.head + ["--title-en", "Qingchuan: support", "--number", "1号"], lang: lang)
    #expect(run.status == 0, "\(run.errors)")
    expectSound(tests: 8)
    let manifest = try #require(folder.text(of: "qingchuan/pack.yaml"))
    #expect(manifest.contains("title: \"清川县后续扶持办法: 试行\""))
    #expect(manifest.contains("{ zh-Hans: 清川县易地搬迁后续扶持, en: \"Qingchuan: support\" }"))
    #expect(manifest.contains("number: 1号"))
    let schema = folder.text(of: "qingchuan/.vscode/resettlement-pack.schema.json")
    #expect(schema == CommandRun("schema", "pack").output)
    #expect(manifest.contains(lang == "zh" ? "# 政策包的说明" : "# What the pack is"))
    #expect(CommandRun("test", "--coverage", place).status == 0)
  }

  @Test func `a template is filled, and can be used to assess at once`() throws {
    let choice = ["--choose", "graduate_subsidy_duration=fixed_months"]
    let run = new(Self.head + ["--template", "district-template"] + Self.blanks + choice)
    #expect(run.status == 0, "\(run.errors)")
    expectSound(tests: 2)
    let parameters = try #require(folder.text(of: "qingchuan/parameters.yaml"))
    #expect(parameters.contains("value: 24, cite: qingchuan-1"))
    #expect(folder.text(of: "qingchuan/readings.yaml")?.contains("choose: fixed_months") == true)
    try folder.write("{\"placements\": [{\"id\": \"p\"}]}".utf8, to: "data.json")
    let data = folder.path + "/data.json"
    let answer = CommandRun("assess", "--pack", place, "--input", data, "--on", "2024-06-30")
    #expect(answer.status == 0)
    #expect(
      answer.output.contains("one-off reward for work in another region: not enough is known")
    )
  }

  @Test func `what is missing is named, all of it at once, and nothing is written`() {
    let run = new(["--id", "Big", "--from", "2024-3-1", "--title-zh", ""])
    #expect(run.status == 2)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 7)
    for option in ["--rank", "--region-zh", "--document-title", "--issuer"] {
      #expect(
        lines.contains { $0.contains("give \(option)") && $0.contains("[command.missing-option]") }
      )
    }
    #expect(lines.contains { $0.contains("--id: 'Big'") && $0.contains("[pack.bad-name]") })
    #expect(lines.contains { $0.contains("--from") && $0.contains("[pack.bad-date]") })
    #expect(lines.contains { $0.contains("--title-zh") && $0.contains("[command.answer-needed]") })
    #expect(folder.names == [])
  }

  @Test func `blanks and readings that are missing or wrong are named`() {
    let run = new(
      Self.head + ["--template", "district-template", "--set", "half_rent_from=soon"]
    )
    #expect(run.status == 2)
    #expect(run.errors.contains("give --set park_due=…: day by which the parks are built"))
    #expect(run.errors.contains("--set half_rent_from=…: the value must be a date"))
    #expect(run.errors.contains("give --choose graduate_subsidy_duration=…"))
    #expect(folder.names == [])
  }

  @Test(arguments: [
    (["--template", "district-template", "--set", "park_du=1"], "command.no-such-blank"),
    (["--template", "district-template", "--choose", "park=1"], "command.no-such-choice"),
    (["--template", "ulanhot"], "command.no-template"),
    (["--template", "nowhere"], "command.no-such-pack"),
    (["--id", "anhui"], "command.taken-id"),
  ])
  func `a mistake in the options is named`(options: [String], code: String) {
    let run = new(options)
    #expect(run.errors.contains("[\(code)]"))
    #expect(run.status != 0)
    #expect(folder.names == [])
  }

  @Test func `values without a template are a misuse`() {
    #expect(new(["--set", "a=1"]).status == 2)
  }

  @Test func `a folder that is not empty is left alone`() throws {
    try folder.write("x".utf8, to: "qingchuan/.note")
    let run = new(Self.head)
    #expect(run.status == 1)
    #expect(run.errors.contains("[command.folder-not-empty]"))
    #expect(folder.text(of: "qingchuan/.note") == "x")
    #expect(folder.text(of: "qingchuan/pack.yaml") == nil)
  }

  @Test func `a template in a folder is filled beside it, and not where it can't be found`() throws
  {
    try folder.write(
      """
      format: 1
      id: plan
      version: 1.0.0
      kind: template
      title: 方案
      rank: county
      region: { name: 某县 }
      rules_from: blank
      documents: [{ id: plan, title: 方案, issuer: 某县 }]

      """.utf8,
      to: "packs/plan/pack.yaml"
    )
    let template = ["--template", folder.path + "/packs/plan"] + Self.head
    let lost = new(template)
    #expect(lost.errors.contains("[command.template-out-of-reach]"))
    #expect(folder.names == ["packs"])
    let beside = CommandRun(list: ["new", folder.path + "/packs/qingchuan"] + template)
    #expect(beside.status == 0, "\(beside.errors)")
    #expect(CommandRun("check", folder.path + "/packs/qingchuan").status == 0)
  }

  // MARK: - At a terminal

  private func type(_ lines: String..., options: [String] = [], lang: String = "zh") -> CommandRun {
    CommandRun(
      list: ["new", place, "--lang", lang] + options,
      input: lines.joined(separator: "\n"),
      isTyped: true
    )
  }

  @Test func `what was not given is asked for, and asked again with the reason`() throws {
    let run = type(
      "Qing Chuan",
      "",
      "",
      "清川县扶持",
      "",
      "县",
      "county",
      "清川县",
      "",
      "2024年3月",
      "2024-03-01",
      "　清川县办法　",
      "县政府",
      ""
    )
    #expect(run.status == 0, "\(run.errors)")
    for code in ["pack.bad-name", "pack.unknown-word", "pack.bad-date", "command.answer-needed"] {
      #expect(run.errors.contains("[\(code)]"))
    }
    #expect(run.output.contains("代号（小写字母、数字和连字符） [qingchuan]："))
    let manifest = try #require(folder.text(of: "qingchuan/pack.yaml"))
    #expect(manifest.contains("title: 清川县办法\n"))
    #expect(!manifest.contains("number"))
    expectSound(tests: 8)
  }

  @Test func `what was given is not asked for, unless it is wrong`() {
    let run = type(
      "",
      "",
      "2024-03-01",
      "",
      options: Self.head.dropLast(6) + ["--from", "soon"] + Self.head.suffix(4)
    )
    #expect(run.output.contains("英文标题"))
    #expect(!run.output.contains("层级"))
    #expect(run.errors.contains("[pack.bad-date]"))
  }

  @Test func `blanks and readings are asked for with all that helps to answer`() throws {
    let run = type(
      "",
      "",
      "",
      "2025-12-31",
      "2024-12-31",
      "十二",
      "24",
      "2024-01-01",
      "1000",
      "6",
      "2024-01-01",
      "3",
      "1",
      options: Self.head + ["--template", "district-template"]
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("岗位补贴发放月数（graduate_post_subsidy_months）\n"))
    #expect(run.output.contains("  岗位补贴发放多少个月\n  数值，单位：个月\n> "))
    #expect(run.output.contains("  1 fixed_months：按政策包写明的月数发放。\n"))
    #expect(run.errors.contains("[pack.wrong-type]"))
    #expect(run.errors.contains("[command.no-such-choice]"))
    #expect(folder.text(of: "qingchuan/readings.yaml")?.contains("choose: fixed_months") == true)
    expectSound(tests: 2)
  }

  @Test func `who stops answering leaves nothing behind`() {
    let run = type("", "清川县")
    #expect(run.status == 1)
    #expect(run.errors.contains("[command.input-ended]"))
    #expect(folder.names == [])
  }
}
