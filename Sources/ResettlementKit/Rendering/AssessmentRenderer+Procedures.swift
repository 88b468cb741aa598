internal import Diagnostics
public import ResettlementCore

extension AssessmentRenderer {
  /// Returns what may happen next in a procedure, for a terminal.
  ///
  /// ```
  /// 监测对象 C1：识别认定，现处于“入户核实”
  ///   ✓ 民主评议：可以进行（村民委员会）
  ///       公示期：10 个工作日
  ///   ✗ 绿色通道：不可进行（乡镇）
  ///       ✗ 遭遇突发严重困难：否（应为是）
  /// ```
  ///
  /// - Parameters:
  ///   - steps: What may happen next.
  ///   - procedure: The procedure that was asked about.
  /// - Returns: A line for each step that may follow, with its reasons, papers and times below.
  public func text(_ steps: FollowingSteps, of procedure: Procedure) -> String {
    text([section(steps, procedure)])
  }

  /// Returns what may happen next in a procedure as a fragment of HTML without styles, all texts of
  /// others escaped.
  public func html(_ steps: FollowingSteps, of procedure: Procedure) -> String {
    html([section(steps, procedure)], of: "following-steps")
  }

  /// Returns what may happen next to runs, for a terminal: where each stands, what is overdue, what
  /// is public, and what may follow with what is in the way of the rest.
  public func text(_ prospects: [ProcedureProspects]) -> String { text(prospects.map(section)) }

  private func section(_ prospects: ProcedureProspects) -> ReportSection {
    let steps = StepReport(procedure: prospects.procedure, names: names, detail: detail)
    let report = ProspectReport(prospects: prospects, steps: steps)
    let subject = prospects.state.subject.map(heading) ?? ""
    let run = names.words.aside(prospects.state.run)
    return ReportSection(
      heading: names.words.said(subject + run, report.place),
      items: report.items
    )
  }

  private func section(_ steps: FollowingSteps, _ procedure: Procedure) -> ReportSection {
    let report = StepReport(procedure: procedure, names: names, detail: detail)
    let heading = words.said(heading(steps.subject), report.place(of: steps.step))
    return ReportSection(heading: heading, items: report.items(steps))
  }
}
