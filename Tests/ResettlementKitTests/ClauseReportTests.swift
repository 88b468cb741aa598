import ResettlementKit
import Testing

@Suite struct ClauseReportTests {
  /// The status of a clause whose obligations have these statuses.
  private func line(_ statuses: String...) throws -> ClauseReport.Line {
    let obligations = statuses.map { status in
      let words = [
        "executable": "status: executable, by: [large_household]",
        "discretion": "status: discretion, of: 民政所",
        "narrative": "status: narrative, why: 没有可算的",
      ]
      let tail = words[status].map { ", \($0)" } ?? ""
      return "{ kind: duty, force: stated, gist: 某事\(tail) }"
    }
    let source = SmallPack.source()
    let files = source.files.map { file in
      let clause = "heading: 住房, obligations: [ \(obligations.joined(separator: ", ")) ] }"
      let text = file.text.replacing("heading: 住房 }", with: clause)
        .replacing("rank: town", with: "rank: town\nunits: [民政所]")
      return SourceText(name: file.name, text: text)
    }
    let pack = try SmallPack.load(PackSource(name: "small", files: files))
    return try #require(ClauseReport(pack.clauses).lines.first)
  }

  @Test func `a clause is executable if something in it is computed`() throws {
    let line = try line("executable", "narrative", "missing")
    #expect(line.status == .executable)
    #expect(line.missing == 1)
  }

  @Test func `a clause is executable if a register or a procedure carries it out`() throws {
    let steps = """
      procedure: visits
      title: 走访程序
      cite: small-1
      subject: ledger_entry
      force: stated
      steps: { asked: { actor: 民政所, next: done } }
      ends: { done: 办结 }
      """
    let register = """
      register: homes
      title: 住房台账
      cite: small-1
      subject: household
      force: stated
      kept_by: 民政所
      when: { relocated: household.is_relocated }
      fields: { size: household.size }
      """
    let obligations = ["visits", "homes"].map(Self.obligation).joined(separator: ", ")
    let files = SmallPack.source().files.map { file in
      let clause = "heading: 住房, obligations: [ \(obligations) ] }"
      let text = file.text.replacing("heading: 住房 }", with: clause)
        .replacing("rank: town", with: "rank: town\nunits: [民政所]")
      return SourceText(name: file.name, text: text)
    }
    let further = [
      SourceText(name: "small/visits.yaml", text: steps),
      SourceText(name: "small/homes.yaml", text: register),
    ]
    let pack = try SmallPack.load(PackSource(name: "small", files: files + further))
    let line = try #require(ClauseReport(pack.clauses).lines.first)
    #expect(line.status == .executable)
    #expect(line.clause.obligations.map(\.status.name) == ["executable", "executable"])
  }

  private static func obligation(by name: String) -> String {
    "{ kind: register, force: stated, gist: 某事, status: executable, by: \(name) }"
  }

  @Test func `a clause of which nothing is computed is missing until all of it is dealt with`()
    throws
  {
    #expect(try line("discretion", "missing").status == .missing)
    #expect(try line("discretion", "narrative").status == .discretion)
    #expect(try line("narrative").status == .narrative)
    #expect(try line("narrative").missing == 0)
  }
}
