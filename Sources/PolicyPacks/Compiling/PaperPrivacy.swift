internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// What may not stand in a paper that everybody may see.
///
/// | read | where | in what everybody may see |
/// | --- | --- | --- |
/// | a sensitive fact | anywhere, also to choose or to order rows | an error |
/// | a personal fact | a value that is shown | an error, but for the name of a subject, masked |
/// | a fact of a person | a value that is shown | withheld when printed, if it may be a child's |
enum PaperPrivacy {
  /// Returns what is wrong with showing a value to everybody.
  static func objections(to reading: PaperReading, mask: PaperMask?) -> [Diagnostic] {
    reading.uses.compactMap { use in
      guard use.fact.privacy != .open else { return nil }
      let place = reading.place(of: use)
      guard use.fact.isPublishableName, reading.isOnly(use) else {
        return Diagnostic(.error, .publishesPrivate(use.fact), at: place)
      }
      return mask == .name ? nil : Diagnostic(.error, .publishesName(use.fact), at: place)
    }
  }

  /// Returns what is wrong with choosing or ordering by a value what everybody may see.
  static func objections(toChoosingBy reading: PaperReading) -> [Diagnostic] {
    reading.uses.compactMap { use in
      guard use.fact.privacy == .sensitive else { return nil }
      return Diagnostic(.error, .publishesPrivate(use.fact), at: reading.place(of: use))
    }
  }

  /// Returns the mask of a value of which the pack says nothing.
  static func mask(of reading: PaperReading, in use: PaperUse) -> PaperMask? {
    reading.uses.first(where: reading.isOnly)
      .flatMap { use.mask(of: $0.fact.id, of: $0.fact.subject) }
  }
}

extension FactDeclaration {
  /// Whether it is a name, which may be published with a mask: other personal texts of people and
  /// households, such as telephone numbers, may not.
  fileprivate var isPublishableName: Bool {
    guard privacy == .personal, type == .text else { return false }
    return id == "name" || ![.person, .household].contains(subject)
  }
}

extension Diagnostic.Message {
  fileprivate static func publishesPrivate(_ fact: FactDeclaration) -> Self {
    Self(
      "pack.publishes-private-fact",
      en: "everybody may see this paper, but '\(fact.subject.rawValue).\(fact.id)' "
        + "(\(fact.name.english)) is \(fact.privacy.rawValue); leave it out",
      zh: "公示公告人人可见，而“\(fact.subject.chineseName).\(fact.name.chinese)”属于"
        + "\(fact.privacy == .sensitive ? "敏感个人信息" : "个人信息")，不得出现；请删去"
    )
  }

  fileprivate static func publishesName(_ fact: FactDeclaration) -> Self {
    Self(
      "pack.publishes-name",
      en: "everybody may see this paper; mask '\(fact.subject.rawValue).\(fact.id)' by "
        + "'{ value: …, mask: name }'",
      zh: "公示公告人人可见，“\(fact.subject.chineseName).\(fact.name.chinese)”须遮盖；请写作"
        + "“{ value: …, mask: name }”"
    )
  }
}
