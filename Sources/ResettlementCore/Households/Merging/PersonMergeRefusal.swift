/// The reason why a merge or its undoing is not recorded.
public struct PersonMergeRefusal: Error, Sendable, Hashable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// Another event has the id.
    case idTaken
    /// It is not said who does it.
    case nobody
    /// It is not said why.
    case noReason
    /// Who, why or on what has what looks like a number of a person, which no record may keep.
    case privateNumber
    /// A record can't be merged into itself.
    case samePerson
    /// Each would stand for the other.
    case circle
    /// The record to be merged is merged already, into this one.
    case mergedAlready(into: Person.ID)
    /// The record that is to stand for both is itself merged into this one.
    case survivorMerged(into: Person.ID)
    /// The record to be merged stands for these ones.
    case standsForOthers([Person.ID])
    /// There is no merge with the id.
    case noSuchMerge(PersonMergeEvent.ID)
    /// The merge is undone already, by this event.
    case unmergedAlready(by: PersonMergeEvent.ID)
    /// The merge begins only later.
    case beforeMerge
  }

  /// The event that is refused.
  public let event: PersonMergeEvent.ID
  /// Why.
  public let reason: Reason

  /// Creates a refusal.
  public init(_ event: PersonMergeEvent.ID, _ reason: Reason) {
    self.event = event
    self.reason = reason
  }
}

extension PersonMergeRefusal: CustomStringConvertible {
  /// The message in English.
  public var description: String { "'\(event)': \(message.english)" }

  /// What is wrong and what to do, in both languages.
  public var message: LocalizedText {
    switch reason {
    case .idTaken: text("another event has this id", "此编号已用于其他事件")
    case .nobody: text("say who does it", "请写明由谁办理")
    case .noReason: text("say why", "请写明原因")
    case .privateNumber:
      text(
        "leave out what looks like a number of identity, a telephone or an account",
        "请删去像证件、电话或账户的号码"
      )
    case .samePerson: text("a record can't be merged into itself", "不能将记录并入其自身")
    case .circle:
      text("the other record is merged into this one already", "另一条记录已并入本记录，不能互相并入")
    case .mergedAlready(let survivor):
      text(
        "the record is merged into '\(survivor)' already; undo that first",
        "该记录已并入“\(survivor)”；请先撤销"
      )
    case .survivorMerged(let survivor):
      text(
        "the surviving record is itself merged into '\(survivor)'; merge into that one",
        "保留的记录本身已并入“\(survivor)”；请并入后者"
      )
    case .standsForOthers(let others): standsForOthers(others)
    case .noSuchMerge(let id): text("there is no merge '\(id)'", "没有合并“\(id)”")
    case .unmergedAlready(let id):
      text("the merge is undone already, by '\(id)'", "该合并已由“\(id)”撤销")
    case .beforeMerge:
      text("the merge begins only later; give its day or a later one", "该合并此日尚未生效；请写生效日或其后日期")
    }
  }

  private func standsForOthers(_ others: [Person.ID]) -> LocalizedText {
    let names = others.map(\.rawValue)
    return text(
      "the record stands for \(names.joined(separator: ", ")); undo that, then merge each",
      "该记录代表 \(names.joined(separator: "、"))；请先撤销，再逐一并入"
    )
  }

  private func text(_ english: String, _ chinese: String) -> LocalizedText {
    LocalizedText(zh: chinese, en: english)
  }
}
