internal import ResettlementCore

extension PageWords {
  /// Who may see papers of a use, and what they show of people, in a sentence.
  func audience(of use: PaperUse) -> String {
    switch use {
    case .form: pick("只给当事人看，内容完整。", "Only those whom it is about see it; it shows all.")
    case .file: pick("只给照管该户的人看，内容完整。", "Only who looks after the household sees it; it shows all.")
    case .record, .approval:
      pick(
        "只给办理单位看，身份号码和电话遮盖。",
        "The offices that deal with the case see it; numbers of people are masked."
      )
    case .publication, .announcement:
      pick(
        "人人可见：没有敏感个人信息，姓名遮盖，可能是未成年人的不显示。",
        "Everybody may see it: no sensitive facts, names masked, nothing of who may be a child."
      )
    }
  }

  /// How much of a value a mask shows.
  func mask(_ mask: PaperMask) -> String {
    switch mask {
    case .name: pick("只显示姓", "only the first character of a name")
    case .identityNumber: pick("只显示前 6 位和后 4 位", "only the first six and last four characters")
    case .phone: pick("只显示前 3 位和后 4 位", "only the first three and last four digits")
    case .account: pick("只显示后 4 位", "only the last four digits")
    }
  }

  /// The word for how carefully a fact is handled; `nil` if it is open.
  func privacy(_ privacy: PrivacyClass) -> String? {
    switch privacy {
    case .open: nil
    case .personal: pick("个人信息", "personal")
    case .sensitive: pick("敏感个人信息", "sensitive")
    }
  }
}
