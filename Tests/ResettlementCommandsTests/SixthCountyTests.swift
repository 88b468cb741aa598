import Testing

/// The way of a policy official who writes a pack for a place that the program knows nothing of.
///
/// New, edit, check, test, assess: nothing under `Sources` is touched.
@Suite struct SixthCountyTests {
  private let folder: TemporaryFolder
  private var place: String { folder.path + "/qingchuan" }

  init() throws { folder = try TemporaryFolder() }

  @Test func `from a new pack to a rule of one's own that is tested and answers`() throws {
    let new = CommandRun(
      "new",
      place,
      "--lang",
      "zh",
      "--id",
      "qingchuan",
      "--title-zh",
      "清川县后续扶持",
      "--rank",
      "county",
      "--region-zh",
      "清川县",
      "--from",
      "2024-03-01",
      "--document-title",
      "清川县后续扶持办法",
      "--issuer",
      "清川县人民政府办公室"
    )
    #expect(new.status == 0, "\(new.errors)")
    try writeRule()
    let check = CommandRun("check", place)
    #expect(check.errors == "")
    #expect(check.lines.last?.hasPrefix("1 pack, 2 rules, 2 clauses, 4 parameters") == true)
    #expect(CommandRun("test", place).lines.last == "13 passed, 0 failed")
    #expect(CommandRun("fmt", "--check", place).status == 0)
    #expect(CommandRun("clauses", place).output.contains("qingchuan-2"))
    try expectAnswers()
  }

  @Test func `a test that fails says what is odd about its facts`() throws {
    let head = ["--id", "qingchuan", "--title-zh", "清川县", "--rank", "county", "--region-zh", "清川县"]
    let document = ["--from", "2024-03-01", "--document-title", "办法", "--issuer", "县政府"]
    #expect(CommandRun(list: ["new", place] + head + document).status == 0)
    try writeRule()
    let test = try #require(folder.text(of: "qingchuan/heating/tests.yaml"))
    try folder.write(
      test.replacing("size: 2", with: "size: 3").utf8,
      to: "qingchuan/heating/tests.yaml"
    )
    let run = CommandRun("test", place)
    #expect(run.status == 1)
    #expect(run.errors.contains("note: missing: household.members\n"))
    #expect(run.errors.contains("household 'h' has the size 3, but 2 listed members"))
  }

  /// A second clause: a winter subsidy by the size of the household, for those with few workers.
  private func writeRule() throws {
    try folder.write(
      """
      clauses:
        - id: qingchuan-2
          place: 第二条
          heading: 冬季取暖补助
          gist: 只有少数人有活干的搬迁户，冬天按人头补取暖费。
          obligations:
            - kind: benefit
              force: stated
              gist: 按人口发给取暖补助。
              status: executable
              by: [heating_subsidy]

      parameters:
        heating_per_person:
          title: 取暖补助标准
          unit: yuan/person
          values:
            - { from: 2024-03-01, value: 120, cite: qingchuan-2, review_by: 2025-03-01 }
        heating_workers_max:
          title: 取暖补助务工人数上限
          unit: person
          values:
            - { from: 2024-03-01, value: 1, cite: qingchuan-2, review_by: 2025-03-01 }

      """.utf8,
      to: "qingchuan/heating/lists.yaml"
    )
    try folder.write(
      """
      programme: heating_subsidy
      title: 冬季取暖补助
      cite: [qingchuan-2]
      subject: household
      when:
        relocated:
          title: 搬迁户
          holds: household.is_relocated
        few_workers:
          title: 务工人数少
          holds: count(household.members[is_employed]) <= 参数.取暖补助务工人数上限
      amount: household.size * parameter.heating_per_person

      """.utf8,
      to: "qingchuan/heating/heating-subsidy.yaml"
    )
    try writeTest()
  }

  private func writeTest() throws {
    try folder.write(
      """
      tests:
        - name: 务工人数少的搬迁户按人口得取暖补助
          on: 2024-12-01
          given:
            households:
              - { id: h, is_relocated: true, size: 2 }
            persons:
              - { id: a, household: h, is_employed: true }
              - { id: b, household: h, is_employed: false }
          rule: heating_subsidy
          subject: h
          cases:
            - { name: 正好一人务工, verdict: eligible, amount: 2 * parameter.heating_per_person }
            - { name: 两人务工, set: { b.is_employed: true }, verdict: ineligible }
            - { name: 不是搬迁户, set: { h.is_relocated: false }, verdict: ineligible }
            - name: 不知道几口人
              unset: [h.size]
              verdict: unknown
              missing: [household.size]
            - name: 不知道有没有人务工
              unset: [a.is_employed, b.is_employed]
              verdict: unknown
              missing: ["household.members[a].is_employed", "household.members[b].is_employed"]

      """.utf8,
      to: "qingchuan/heating/tests.yaml"
    )
  }

  private func expectAnswers() throws {
    try folder.write(
      """
      { "households": [
          { "id": "户1", "is_relocated": true, "size": 1 }, { "id": "户2", "is_relocated": false, "size": 2 },
          { "id": "户3", "is_relocated": true } ],
        "persons": [ { "id": "甲", "household": "户1", "is_employed": true } ] }
      """.utf8,
      to: "data.json"
    )
    let run = CommandRun(
      "assess",
      "--pack",
      place,
      "--input",
      folder.path + "/data.json",
      "--on",
      "2024-12-01",
      "--lang",
      "zh",
      "--rule",
      "heating_subsidy"
    )
    #expect(run.status == 0)
    #expect(run.output.contains("120 元"))
    #expect(run.output.contains("✗ 冬季取暖补助"))
    #expect(run.output.contains("? 冬季取暖补助"))
  }
}
