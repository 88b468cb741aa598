internal import ResettlementKit

extension RegisterMembership {
  /// How many are named.
  private static let mostNamed = 20

  /// Who may belong in the register, of which facts are missing to say so; nothing if there is
  /// nobody.
  func text(in session: Session) -> String {
    guard !undecided.isEmpty else { return "" }
    let named = undecided.prefix(Self.mostNamed).map { one in
      "  \(one.subject.id)  \(session.pick(one.wanted.chinese, one.wanted.english))\n"
    }
    let count = undecided.count
    let head = session.pick(
      "另有 \(count) 个对象因信息不全，无法判断是否在台账中：",
      "of \(count) more it can't be said whether they are in the register:"
    )
    let rest = count > Self.mostNamed ? "  …\n" : ""
    return head + "\n" + named.joined() + rest
  }
}
