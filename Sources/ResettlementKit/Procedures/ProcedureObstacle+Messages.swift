internal import Quantities
internal import ResettlementCore

// What the obstacles say, in both languages.

extension ProcedureObstacle {
  private init(
    _ reason: Reason,
    zh: String,
    en: String,
    citations: [String] = [],
    missing: [MissingTerm] = []
  ) {
    self.init(reason, LocalizedText(zh: zh, en: en), citations: citations, missing: missing)
  }

  // MARK: - Events

  static func idTaken(_ id: String) -> Self {
    Self(
      .idTaken,
      zh: "编号“\(id)”已用于另一事件；请换一个编号，更正请另记一条并注明所更正的编号",
      en: "the id '\(id)' belongs to another event; choose another, and name the event it corrects"
    )
  }

  static func inTheFuture(_ day: CalendarDay, recordedOn: CalendarDay) -> Self {
    Self(
      .inTheFuture,
      zh: "发生日期 \(day) 晚于记录日期 \(recordedOn)；尚未发生的事不能记录",
      en: "it happens on \(day), after \(recordedOn), the day of the record; record it when it has "
        + "happened"
    )
  }

  static func unknownEvent(_ id: String) -> Self {
    Self(
      .unknownEvent,
      zh: "本件中没有编号为“\(id)”的相应事件；请核对编号",
      en: "this run has no such event '\(id)'; check the id"
    )
  }

  static func correctedAlready(_ id: String, by other: String) -> Self {
    Self(
      .correctedAlready,
      zh: "事件“\(id)”已由“\(other)”更正或撤销；请更正“\(other)”",
      en: "the event '\(id)' was corrected or annulled by '\(other)' already; correct '\(other)'"
    )
  }

  static let correctsNothing = Self(
    .unknownEvent,
    zh: "撤销须注明所撤销的事件",
    en: "an annulment must name the event that it annuls"
  )

  static let reasonNeeded = Self(
    .wordsNeeded,
    zh: "须写明理由",
    en: "say why"
  )

  static let placeNeeded = Self(
    .wordsNeeded,
    zh: "须写明公示地点",
    en: "say where it is public"
  )

  static let privateNumber = Self(
    .privateNumber,
    zh: "文字中有像身份证号、电话或账号的数字；请删去后再记录",
    en:
      "the text has what looks like the number of a person, a telephone or an account; leave it out"
  )

  static let matterNeeded = Self(
    .wordsNeeded,
    zh: "须写明异议事项（不写姓名）",
    en: "say what the objection is about, without names"
  )

  static func breaksOrder(
    _ later: LocalizedText,
    on day: CalendarDay,
    _ obstacle: ProcedureObstacle
  ) -> Self {
    Self(
      .breaksOrder,
      zh: "录入后，已记录的 \(day) “\(later.chinese)”将不成立：\(obstacle.message.chinese)",
      en:
        "with it, '\(later.english)' of \(day), which is recorded already, would not be in order: "
        + obstacle.message.english,
      citations: obstacle.citations,
      missing: obstacle.missing
    )
  }

  // MARK: - Opening

  static func unknownProcedure(_ id: String, of policy: String, _ names: [String]) -> Self {
    Self(
      .unknownProcedure,
      zh: "政策包“\(policy)”没有程序“\(id)”；已有：\(names.joined(separator: "、"))",
      en: "the policy '\(policy)' has no procedure '\(id)'; it has: "
        + names.joined(separator: ", ")
    )
  }

  static func otherPolicy(_ id: String, than policy: String) -> Self {
    Self(
      .unknownProcedure,
      zh: "本件依政策包“\(id)”办理，不能以“\(policy)”判断",
      en: "this run follows the policy '\(id)' and can't be judged by '\(policy)'"
    )
  }

  static func otherKind(_ subject: SubjectReference, _ procedure: Procedure) -> Self {
    Self(
      .unknownSubject,
      zh: "程序“\(procedure.title.chinese)”针对\(procedure.subject.chineseName)，"
        + "不是\(subject.kind.chineseName)",
      en: "the procedure '\(procedure.title.english)' is about a \(procedure.subject.englishName), "
        + "not a \(subject.kind.englishName)"
    )
  }

  static func unknownSubject(_ subject: SubjectReference) -> Self {
    Self(
      .unknownSubject,
      zh: "数据中没有\(subject.kind.chineseName)“\(subject.id)”",
      en: "the facts have no \(subject.kind.englishName) '\(subject.id)'"
    )
  }

  static func channel(_ name: String?, _ procedure: Procedure) -> Self {
    let (zh, en) = procedure.channels.reduce(into: ([String](), [String]())) { names, channel in
      names.0.append("\(channel.id)（\(channel.title.chinese)）")
      names.1.append("\(channel.id) (\(channel.title.english))")
    }
    guard !procedure.channels.isEmpty else {
      return Self(.unknownChannel, zh: "该程序不分渠道", en: "the procedure has no channels")
    }
    return Self(
      .unknownChannel,
      zh: "\(name.map { "没有渠道“\($0)”" } ?? "须写明渠道")；可用：\(zh.joined(separator: "、"))",
      en: "\(name.map { "there is no channel '\($0)'" } ?? "name the channel"); there are: "
        + en.joined(separator: ", "),
      citations: procedure.citations
    )
  }

  static let notOpened = Self(
    .notOpened,
    zh: "此前尚未受理；请先记录受理",
    en: "the run was not opened before; record its opening first"
  )

  static let alreadyOpened = Self(
    .alreadyOpened,
    zh: "本件已受理",
    en: "the run is open already"
  )

  static func otherRunOpen(_ run: String, since day: CalendarDay?) -> Self {
    Self(
      .otherRunOpen,
      zh: "该对象同期已有“\(run)”在办\(day.map { "（\($0) 受理）" } ?? "")；不能重复受理",
      en:
        "the run '\(run)' of this subject\(day.map { ", open since \($0)," } ?? "") goes on at the "
        + "same time; there can be only one"
    )
  }

  static func earlierRun(_ run: String?, named name: String?) -> Self {
    guard let run else {
      return Self(
        .earlierRun,
        zh: "该对象此前没有办结的“\(name ?? "")”可供衔接",
        en: "there is no earlier run '\(name ?? "")' of this subject that has ended"
      )
    }
    return Self(
      .earlierRun,
      zh: "该对象此前已有办结的“\(run)”；再次受理须注明与其衔接",
      en: "an earlier run '\(run)' of this subject has ended; name it as the one before"
    )
  }

  // MARK: - Order

  static func ended(_ title: LocalizedText, on day: CalendarDay) -> Self {
    Self(
      .ended,
      zh: "本件已于 \(day) 以“\(title.chinese)”办结；有新情况请另行受理",
      en: "the run ended on \(day): \(title.english); open a new one if there is something new"
    )
  }

  static let annulled = Self(
    .annulled,
    zh: "本件已整件撤销",
    en: "the whole run was annulled"
  )

  static let annulsAnnulment = Self(
    .annulled,
    zh: "撤销不能再撤销；撤销有误的，请以更正记录原事件",
    en: "an annulment can't be annulled; if it was wrong, correct it to what happened"
  )

  static func unknownStep(_ id: String, _ procedure: Procedure) -> Self {
    let names = (procedure.steps.map(\.id) + procedure.ends.map(\.id)).joined(separator: ", ")
    return Self(
      .unknownStep,
      zh: "程序“\(procedure.title.chinese)”没有“\(id)”；已有：\(names)",
      en: "the procedure '\(procedure.title.english)' has no '\(id)'; it has: \(names)"
    )
  }

  static func outOfOrder(
    _ id: String,
    after step: String?,
    following: [String],
    _ procedure: Procedure
  ) -> Self {
    let titles = following.map { procedure.title(of: $0) }
    let wanted = procedure.title(of: id)
    let place = step.map { procedure.title(of: $0) }
    let zh = titles.map { "“\($0.chinese)”" }.joined(separator: "、")
    let en = titles.map { "'\($0.english)'" }.joined(separator: ", ")
    return Self(
      .outOfOrder,
      zh: "“\(wanted.chinese)”不能\(place.map { "接在“\($0.chinese)”之后" } ?? "作为第一步")；"
        + "可为：\(zh)",
      en:
        "'\(wanted.english)' can't \(place.map { "follow '\($0.english)'" } ?? "come first"); what "
        + "can: \(en)",
      citations: procedure.citations
    )
  }

  // MARK: - Guards and papers

  static func guarded(_ step: FollowingStep, _ citations: [String]) -> Self {
    let (reason, zh, en) =
      switch step.verdict {
      case .unknown, .discretion: (Reason.unknownFacts, "信息不足，不能判断", "not enough is known")
      case .notInForce: (Reason.notApplicable, "程序不在施行期内", "the procedure is not in force")
      case .notApplicable: (Reason.notApplicable, "程序不适用", "the procedure does not apply")
      case .eligible, .ineligible: (Reason.guarded, "条件不满足", "its condition does not hold")
      }
    let names = step.missing.map(\.name)
    return Self(
      reason,
      LocalizedText(
        zh: zh + (names.isEmpty ? "" : "；缺：\(names.joined(separator: "、"))"),
        en: en + (names.isEmpty ? "" : "; missing: \(names.joined(separator: ", "))")
      ),
      citations: citations,
      missing: step.missing,
      step: step
    )
  }

  static func papersMissing(_ papers: [LocalizedText], _ citations: [String]) -> Self {
    Self(
      .papersMissing,
      zh: "缺材料：\(papers.map(\.chinese).joined(separator: "、"))",
      en: "papers are missing: \(papers.map(\.english).joined(separator: ", "))",
      citations: citations
    )
  }

  // MARK: - Publications and objections

  static func notPublished(_ step: String, _ procedure: Procedure, _ citations: [String]) -> Self {
    let title = procedure.title(of: step)
    return Self(
      .notPublished,
      zh: "“\(title.chinese)”尚未公示",
      en: "nothing has been made public in '\(title.english)'",
      citations: citations
    )
  }

  static func publicationRunning(
    until last: CalendarDay,
    on day: CalendarDay,
    _ citations: [String]
  ) -> Self {
    let left = max(0, last.dayNumber - day.dayNumber) + 1
    return Self(
      .publicationRunning,
      zh: "公示须至 \(last) 止，\(left) 天后方可进行",
      en: "the publication has to last until \(last); this may follow in \(left) "
        + "day\(left == 1 ? "" : "s")",
      citations: citations
    )
  }

  static func publicationTooShort(
    until last: CalendarDay,
    closed: CalendarDay,
    _ citations: [String]
  ) -> Self {
    Self(
      .publicationTooShort,
      zh: "公示 \(closed) 即止，须至 \(last) 止；请重新公示",
      en: "the publication ended on \(closed) but has to last until \(last); publish again",
      citations: citations
    )
  }

  static func publicationUnknown(_ missing: [MissingTerm], _ citations: [String]) -> Self {
    let names = missing.map(\.name)
    return Self(
      .publicationUnknown,
      zh: "公示须多少天尚无规定；缺：\(names.joined(separator: "、"))",
      en: "how long the publication has to be is not known; missing: "
        + names.joined(separator: ", "),
      citations: citations,
      missing: missing
    )
  }

  static let nothingToPublish = Self(
    .noPublication,
    zh: "本步骤不需公示",
    en: "the step asks for no publication"
  )

  static let publicationOver = Self(
    .noPublication,
    zh: "该公示所在步骤已结束",
    en: "the step of the publication is over"
  )

  static func objectionOpen(_ ids: [String], _ citations: [String]) -> Self {
    Self(
      .objectionOpen,
      zh: "有异议未处理：\(ids.joined(separator: "、"))",
      en: "objections are not decided: \(ids.joined(separator: ", "))",
      citations: citations
    )
  }

  static func objectionUpheld(_ citations: [String]) -> Self {
    Self(
      .objectionUpheld,
      zh: "异议成立，该次公示不作数；请重新公示，或不予通过",
      en: "an objection was upheld, so the publication does not count; publish again, or refuse",
      citations: citations
    )
  }

  static func objectionDecided(_ id: String) -> Self {
    Self(
      .objectionDecided,
      zh: "异议“\(id)”已处理；如有误请更正",
      en: "the objection '\(id)' is decided already; correct the decision if it was wrong"
    )
  }
}
