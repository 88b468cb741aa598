internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

// MARK: - A unit's sheet

extension DutyRenderer {
  /// Returns a unit's sheet for a terminal: what it leads, helps with and performs, and what is due.
  public func text(_ sheet: UnitSheet) -> String {
    let roles = UnitRole.allCases.compactMap { section(sheet, $0) }
    let rest = [registers(sheet), steps(sheet), assignments(sheet)].compactMap(\.self)
    return lines([heading(sheet)] + roles + rest) + "\n" + text(sheet.due)
  }

  private func heading(_ sheet: UnitSheet) -> ReportSection {
    let day = sheet.due.dates.decidedOn
    let heading = "\(sheet.unit.name)  \(sheet.due.policy)  \(day)"
    let items = [time(sheet.unit), succession(sheet, on: day), formerly(sheet)]
    return ReportSection(heading: heading, items: items.compactMap(\.self))
  }

  private func time(_ unit: Unit) -> ReportItem? {
    guard unit.from != nil || unit.to != nil else { return nil }
    let (from, to) = (unit.from?.description ?? "", unit.to?.description ?? "")
    return ReportItem(nil, words.pick("存续：\(from) 至 \(to)", "there: \(from) to \(to)"))
  }

  private func succession(_ sheet: UnitSheet, on day: CalendarDay) -> ReportItem? {
    guard sheet.holders != [sheet.unit.name] else { return nil }
    let holders = words.words.list(sheet.holders)
    return ReportItem(.aside, words.pick("职责已由\(holders)承接", "its duties have gone to \(holders)"))
  }

  private func formerly(_ sheet: UnitSheet) -> ReportItem? {
    guard !sheet.forebears.isEmpty else { return nil }
    let names = words.words.list(sheet.forebears)
    return ReportItem(nil, words.pick("承接自\(names)", "took over from \(names)"))
  }

  private func section(_ sheet: UnitSheet, _ role: UnitRole) -> ReportSection? {
    let charges = sheet.charges.filter { $0.roles.contains(role) }
    guard !charges.isEmpty else { return nil }
    let heading = "\(words.role(role)) (\(charges.count))"
    return ReportSection(heading: heading, items: charges.map { clause($0.clause) })
  }

  private func clause(_ clause: PolicyClause) -> ReportItem {
    let items = clause.obligations.map { obligation in
      ReportItem(
        nil,
        words.words.text(obligation.gist).withoutStop
          + words.words.aside(words.force(obligation.force))
      )
    }
    return ReportItem(nil, "\(clause.id) \(words.words.text(clause.heading))", items)
  }

  private func registers(_ sheet: UnitSheet) -> ReportSection? {
    guard !sheet.registers.isEmpty else { return nil }
    return ReportSection(
      heading: words.pick("管理的台账", "Registers it keeps") + " (\(sheet.registers.count))",
      items: sheet.registers.map { register in
        ReportItem(
          nil,
          words.words.text(register.title)
            + words.words.aside(words.words.list(register.citations))
        )
      }
    )
  }

  private func steps(_ sheet: UnitSheet) -> ReportSection? {
    guard !sheet.steps.isEmpty else { return nil }
    return ReportSection(
      heading: words.pick("承担的程序环节", "Steps it takes") + " (\(sheet.steps.count))",
      items: sheet.steps.map { step in
        let name = step.step.title.map(words.words.text) ?? step.step.id
        return ReportItem(nil, words.words.said(words.words.text(step.procedure.title), name))
      }
    )
  }

  private func assignments(_ sheet: UnitSheet) -> ReportSection? {
    guard !sheet.assignments.isEmpty else { return nil }
    return ReportSection(
      heading: words.pick("包联", "Assignments") + " (\(sheet.assignments.count))",
      items: sheet.assignments.map { ReportItem(nil, assignment($0)) }
    )
  }

  private func assignment(_ assignment: Assignment) -> String {
    var parts = [assignment.id.rawValue]
    if case .known(let role) = assignment.role {
      parts.append(words.pick(role.chineseName, role.rawValue.replacing("_", with: " ")))
    }
    if case .known(.some(let site)) = assignment.site { parts.append(name(site.reference)) }
    if case .known(.some(let household)) = assignment.household {
      parts.append(name(household.reference))
    }
    return words.words.clauses(parts)
  }

  private func name(_ subject: SubjectReference) -> String {
    "\(words.words.text(subject.kind.name)) \(subject.id)"
  }
}

// MARK: - All units

extension DutyRenderer {
  /// Returns a line for each unit, and who is looked after by nobody.
  public func text(_ sheets: [UnitSheet], _ board: AssignmentBoard) -> String {
    let units = ReportSection(
      heading: words.pick("责任单位", "Units") + " (\(sheets.count))",
      items: sheets.map { ReportItem(nil, summary($0)) }
    )
    let lead = words.pick("安置点的包点领导", "sites with a leader")
    let help = words.pick("搬迁户的帮扶责任人", "relocated households with a helper")
    let looked = ReportSection(
      heading: words.pick("包联", "Assignments"),
      items: [covered(lead, board.sites), covered(help, board.households)]
    )
    return lines([units, looked])
  }

  private func summary(_ sheet: UnitSheet) -> String {
    var parts = UnitRole.allCases.compactMap { role -> String? in
      let count = sheet.charges.count { $0.roles.contains(role) }
      return count > 0 ? "\(words.role(role)) \(count)" : nil
    }
    if sheet.holders != [sheet.unit.name] {
      parts.append(words.pick("职责已由\(words.words.list(sheet.holders))承接", "succeeded"))
    }
    if !sheet.due.lines.isEmpty { parts.append(words.tally(sheet.due.tally)) }
    let none = words.pick("条款没有直接列出", "charged by no clause")
    return words.words.said(sheet.unit.name, parts.isEmpty ? none : words.words.clauses(parts))
  }

  private func covered(_ what: String, _ places: [AssignmentBoard.Place]) -> ReportItem {
    let bare = places.filter(\.assignments.isEmpty)
    let share = "\(places.count - bare.count) / \(places.count)"
    let names = bare.prefix(limit ?? bare.count).map(\.subject.id)
    let rest = bare.count > names.count ? " …" : ""
    let lacking = words.pick("未落实：", "without: ") + words.words.list(names) + rest
    let text = words.words.said(what, share)
    guard !bare.isEmpty else { return ReportItem(.yes, text) }
    return ReportItem(.no, words.words.clauses([text, lacking]))
  }
}
