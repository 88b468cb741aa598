import Foundation
import TestSupport
import Testing

/// `resettle register` over the sample files of offices.
@Suite struct RegisterCommandTests {
  private static let data = Fixture.inPackage("Examples/Data") + "/"
  private static let roster = data + "registers/ulanhot-employment.xlsx"
  private static let register = ["--pack", "ulanhot", "--register", "employment_register"]
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func run(_ command: String, _ arguments: [String], lang: String = "zh") -> CommandRun {
    CommandRun(list: ["register", command] + arguments + ["--lang", lang])
  }

  private func mapping() throws -> String {
    let file = path("mapping.yaml")
    let run = run("map", [Self.roster] + Self.register + ["--out", file])
    try #require(run.status == 0, "\(run.errors)")
    return file
  }

  private func imported(
    _ table: String,
    into input: String = data + "ulanhot.json",
    mapping: String,
    _ more: String...,
    lang: String = "zh"
  ) -> CommandRun {
    run(
      "import",
      [table] + Self.register + ["--input", input, "--mapping", mapping, "--on", "2023-06-30"]
        + more,
      lang: lang
    )
  }

  @Test func `lists the registers of a pack`() {
    let run = run("list", ["--pack", "ulanhot"])
    #expect(run.status == 0)
    #expect(run.lines.last == "25 本台账")
    #expect(run.lines.contains { $0.hasPrefix("employment_register") && $0.contains("市人社局") })
    let json = self.run("list", ["--pack", "ulanhot", "--format", "json"]).json as? [[String: Any]]
    #expect(json?.count == 25)
  }

  @Test func `drafts a mapping that is used as it is`() throws {
    let text = try String(contentsOfFile: mapping(), encoding: .utf8)
    Snapshot("register-mapping.yaml").expect(text)
  }

  @Test(arguments: ["zh", "en"])
  func `imports an office's file, and gives back two rows`(lang: String) throws {
    let (out, rejects) = (path("new.json"), path("rejects.xlsx"))
    let run = imported(
      Self.roster,
      mapping: try mapping(),
      "--out",
      out,
      "--rejects",
      rejects,
      lang: lang
    )
    #expect(run.status == 1)
    Snapshot("register-import.\(lang).txt").expect(run.output)
    #expect(!(run.output + run.errors).contains("990000"))
    let extract = try String(contentsOfFile: out, encoding: .utf8)
    #expect(extract.contains("\"valid_from\": \"2023-06-30\""))
    #expect(FileManager.default.fileExists(atPath: rejects))
    let again = imported(
      Self.roster,
      into: out,
      mapping: try mapping(),
      "--out",
      path("again.json"),
      lang: lang
    )
    #expect(again.status == 1)
    #expect(try String(contentsOfFile: path("again.json"), encoding: .utf8) == extract)
  }

  @Test func `a person imported without a household is said not to be in the register`() throws {
    let (table, out) = (path("new.csv"), path("new.json"))
    let known = ["--pack", "ulanhot", "--input", out, "--on", "2023-06-30"]
    try "姓名,身份证号,是否就业\n白小满,990000199510080427,是\n"
      .write(toFile: table, atomically: true, encoding: .utf8)
    let mapping = path("m.yaml")
    #expect(run("map", [table] + Self.register + ["--out", mapping]).status == 0)
    let run = imported(table, mapping: mapping, "--out", out)
    #expect(run.status == 1)
    #expect(run.output.contains("第 2 行已接受，但 person-000001 尚不在台账中：缺户"))
    let list = self.run("list", known + ["--register", "employment_register"])
    #expect(list.output.contains("在册 15，信息不全 1"))
    #expect(list.output.contains("  person-000001  缺户"))
    let export = self.run(
      "export",
      known + ["--register", "employment_register", "--out", path("e.csv")]
    )
    #expect(export.output.contains("person-000001  缺户"))
    let json = self.run("list", known + ["--format", "json"]).json as? [[String: Any]]
    let register = json?.first { $0["id"] as? String == "employment_register" }
    #expect((register?["undecided"] as? [Any])?.count == 1)
    #expect((register?["entries"] as? [Any])?.count == 15)
    #expect(self.run("list", Array(known.prefix(4))).status == 2)
  }

  @Test func `an import that can't write one file writes no other`() throws {
    let rejects = path("rejects.xlsx")
    for out in [path("no/such/folder.json"), folder.path] {
      let run = try imported(
        Self.roster,
        mapping: mapping(),
        "--out",
        out,
        "--rejects",
        rejects
      )
      #expect(run.status == 1 && run.errors.contains("command.unwritable-file"))
      #expect(folder.names == ["mapping.yaml"])
    }
    let other = try imported(
      Self.roster,
      mapping: mapping(),
      "--out",
      path("new.json"),
      "--rejects",
      path("no/rejects.xlsx")
    )
    #expect(other.status == 1)
    #expect(folder.names == ["mapping.yaml"])
  }

  @Test(arguments: ["--out", "--rejects"])
  func `a table is never written over by what it gives`(option: String) throws {
    let table = path("roster.xlsx")
    let bytes = try Data(contentsOf: URL(filePath: Self.roster))
    try folder.write(bytes, to: "roster.xlsx")
    let run = try imported(table, mapping: mapping(), option, table)
    #expect(run.errors.contains("用了两次"))
    #expect(run.status == 2)
    #expect(try Data(contentsOf: URL(filePath: table)) == bytes)
  }

  @Test func `what is imported is assessed, and the old versions are still there`() throws {
    let out = path("new.json")
    _ = imported(Self.roster, mapping: try mapping(), "--out", out)
    let options = [
      "--pack", "ulanhot", "--input", out, "--rule", "employment_register", "--subject", "P0101",
    ]
    let run = CommandRun(list: ["assess"] + options)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    let old = CommandRun(list: ["assess"] + options + ["--on", "2023-06-29"])
    #expect(old.status == 0, "\(old.errors)")
  }

  @Test func `an import of an earlier day hides nothing that is known of later ones`() throws {
    let (input, table, mapping) = (path("known.json"), path("table.csv"), path("m.yaml"))
    let person = #""id": "P1", "identity_number": "990000198203150013""#
    let known = """
      {"as_of": "2024-06-30", "persons": [
        {\(person), "education": "primary", "valid_from": "2024-01-01", "valid_to": "2024-06-14"},
        {\(person), "education": "senior_high", "valid_from": "2024-06-15"}
      ]}
      """
    try known.write(toFile: input, atomically: true, encoding: .utf8)
    try "编号,文化程度\nP1,初中\n".write(toFile: table, atomically: true, encoding: .utf8)
    try "subject: person\ncolumns: { 编号: id, 文化程度: education }\n"
      .write(toFile: mapping, atomically: true, encoding: .utf8)
    func imported(_ input: String, on day: String, to out: String) -> CommandRun {
      let files = ["--input", input, "--mapping", mapping, "--out", out]
      return run("import", [table] + Self.register + files + ["--on", day])
    }
    let (first, second) = (path("first.json"), path("second.json"))
    #expect(imported(input, on: "2024-03-31", to: first).output.contains("变更 1"))
    let text = try String(contentsOfFile: first, encoding: .utf8)
    #expect(text.contains("\"as_of\": \"2024-06-30\""))
    #expect(text.contains("\"valid_to\": \"2024-06-14\",\n      \"recorded_at\": \"2024-03-31"))
    #expect(imported(first, on: "2024-05-31", to: second).output.contains("无变化 1"))
    let june = imported(first, on: "2024-06-30", to: second)
    #expect(june.output.contains("变更 1，无变化 0"), "\(june.output)\(june.errors)")
  }

  @Test func `exports a register masked, or in the clear for a purpose, and imports it again`()
    throws
  {
    let input = ["--input", Self.data + "ulanhot.json", "--on", "2023-06-30"]
    let masked = path("masked.csv")
    let first = run("export", Self.register + input + ["--out", masked])
    #expect(first.status == 0)
    let text = try String(contentsOfFile: masked, encoding: .utf8)
    #expect(text.contains("白**") && !text.contains("白立春") && !text.contains("990000197902040230"))
    let (open, mapping) = (path("open.xlsx"), path("open.yaml"))
    let second = run(
      "export",
      Self.register + input + ["--out", open, "--purpose", "入户核对", "--mapping-out", mapping]
    )
    #expect(second.output.contains("用途“入户核对”，未遮盖：姓名、公民身份号码"))
    let again = imported(open, mapping: mapping)
    #expect(again.status == 0, "\(again.output)")
    #expect(again.output == "共 15 行：接受 15（新增 0，变更 0，无变化 15），退回 0；另跳过 0 行\n")
    let same = run("reconcile", [open] + Self.register + input + ["--mapping", mapping])
    #expect(same.status == 0)
    #expect(same.output == "只在台账 0，只在名单 0，不一致 0，一致 15，无法核对 0\n")
  }

  @Test(arguments: ["zh", "en"])
  func `reconciles a list both ways`(lang: String) throws {
    let input = ["--input", Self.data + "ulanhot.json", "--on", "2023-06-30"]
    let run = run(
      "reconcile",
      [Self.roster] + Self.register + input + ["--mapping", try mapping()],
      lang: lang
    )
    #expect(run.status == 1)
    Snapshot("register-reconcile.\(lang).txt").expect(run.output)
    #expect(!run.output.contains("990000") && !run.output.contains("3200"))
  }

  @Test(arguments: ["zh", "en"])
  func `matches the list of another department in GB 18030`(lang: String) {
    let list = Self.data + "registers/ulanhot-medical-list"
    let options = [
      list + ".csv", "--pack", "ulanhot", "--input", Self.data + "ulanhot.json", "--mapping",
      list + ".yaml", "--list", "medical-2023-06", "--on", "2023-06-30",
    ]
    let run = run("match", options, lang: lang)
    #expect(run.status == 1)
    Snapshot("register-match.\(lang).txt").expect(run.output)
    #expect(!run.output.contains("肿瘤"))
    #expect(self.run("match", options + ["--purpose", "核实"], lang: lang).output.contains("肿瘤"))
  }

  @Test func `alerts and differences go by place`() throws {
    let list = Self.data + "registers/ulanhot-medical-list"
    let (input, book) = (["--input", Self.data + "ulanhot.json"], path("by-place.json"))
    let match =
      [list + ".csv", "--pack", "ulanhot", "--mapping", list + ".yaml", "--list", "m"] + input
      + ["--on", "2023-06-30", "--book", book]
    let none = run("match", match + ["--building", "3号楼", "--room", "0"])
    #expect(none.status == 2 && none.errors.contains("[command.no-such-place]"))
    let some = run("match", match + ["--building", "3号楼"])
    let rest = run("match", match + ["--total-by", "building"])
    let (first, second) = (some.alertCount, rest.alertCount)
    #expect(first < 3 && first + second == 3, "the others are still new")
    #expect(rest.output.contains("按楼栋小计\n"))
    let roster =
      [Self.roster] + Self.register + input + ["--mapping", try mapping(), "--on", "2023-06-30"]
    let totals = run("reconcile", roster + ["--total-by", "building"])
    #expect(totals.output.contains("按楼栋小计\n"))
    let part = run("reconcile", roster + ["--building", "3号楼"])
    #expect(part.output.contains("项住处未登记，未列入"))
    #expect(part.lines.count < totals.lines.count)
  }

  @Test func `keeps alerts and what became of them`() throws {
    let (book, list) = (path("alerts.json"), Self.data + "registers/ulanhot-medical-list")
    let options = [
      list + ".csv", "--pack", "ulanhot", "--input", Self.data + "ulanhot.json", "--mapping",
      list + ".yaml", "--list", "medical-2023-06", "--on", "2023-06-30", "--book", book,
    ]
    #expect(run("match", options).lines.count == 4)
    let again = run("match", options)
    #expect(again.status == 0 && again.lines.count == 1)
    let open = run("answer", ["--book", book])
    #expect(open.status == 1)
    #expect(open.lines.last == "预警 3，未反馈 3")
    let alert = try #require(open.lines.first)
    let answer = [
      "--book", book, "--alert", alert, "--outcome", "risk", "--on", "2023-07-02", "--by", "网格员",
    ]
    #expect(run("answer", answer).output == "预警 3，未反馈 2\n")
    #expect(run("answer", answer).output == "预警 3，未反馈 2\n")
    #expect(run("answer", ["--book", book, "--alert", "x"] + answer.suffix(6)).status == 2)
    #expect(run("answer", ["--book", Self.roster]).errors.contains("command.no-alert-book"))
    #expect(run("answer", Array(answer.prefix(4))).status == 2)
  }

  @Test func `shows which entries are stale`() throws {
    let (out, mapping) = (path("new.json"), try mapping())
    _ = imported(Self.roster, mapping: mapping, "--out", out)
    let run = run(
      "fresh",
      ["--pack", "qinzhou-port", "--input", Self.data + "qinzhou-port.json", "--on", "2025-06-30"]
    )
    #expect(run.status == 1)
    Snapshot("register-fresh.txt").expect(run.output)
  }

  @Test func `says what it can't use`() throws {
    let map = try mapping()
    let input = ["--input", Self.data + "ulanhot.json", "--on", "2023-06-30", "--mapping", map]
    let unknown = run(
      "import",
      [Self.roster, "--pack", "ulanhot", "--register", "employment_registr"] + input
    )
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("是否应为“employment_register”"))
    let old = path("old.xls")
    try Data([0xD0, 0xCF, 0x11, 0xE0]).write(to: URL(filePath: old))
    let workbook = run("import", [old] + Self.register + input)
    #expect(workbook.status == 1 && workbook.errors.contains("xlsx.old-format"))
    let sheet = run("import", [Self.roster, "--sheet", "名册"] + Self.register + input)
    #expect(sheet.errors.contains("就业台账"))
    let other = run("import", [map] + Self.register + input)
    #expect(other.errors.contains("register.no-headings"))
    #expect(
      run("export", Self.register + ["--input", "a", "--on", "2023-06-30", "--out", "a.doc"]).status
        == 2
    )
  }
}

extension CommandRun {
  /// How many alerts are shown.
  fileprivate var alertCount: Int { lines.count { $0.hasPrefix("预警 ") && $0.contains("第") } }
}
