internal import Diagnostics
public import PolicyPacks
public import ResettlementCore

/// Who is in a register, and of whom that can't be said for want of facts.
public struct RegisterMembership: Sendable, Hashable {
  /// A subject of which it can't be said whether it is in the register.
  public struct Undecided: Sendable, Hashable {
    /// The subject.
    public let subject: SubjectReference
    /// What is missing to say so.
    public let missing: [MissingTerm]
    /// What is missing, a few of it, in words of both languages.
    public let wanted: LocalizedText
  }

  /// Those of whom it is sure that they are to be entered, closed entries among them.
  public let entries: [SubjectReference]

  /// Those of whom it can't be said.
  public let undecided: [Undecided]
}

extension PolicyPack {
  /// Returns who is in a register, and of whom that can't be said.
  ///
  /// - Parameters:
  ///   - subjects: Who is asked about; `nil` for all of the register's kind.
  ///   - register: A register of the pack.
  ///   - population: The facts.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: Both in the order of the subjects; who is in neither does not belong in the register.
  public func membership(
    of subjects: [SubjectReference]? = nil,
    in register: Register,
    among population: Population,
    on dates: AssessmentDates
  ) -> RegisterMembership {
    var entries: [SubjectReference] = []
    var undecided: [RegisterMembership.Undecided] = []
    for subject in subjects ?? population.references(register.subject) {
      switch assess(register.id, of: subject, in: population, on: dates).outcome {
      case .verdict(.eligible): entries.append(subject)
      case .verdict(.unknown(let missing)): undecided.append(self.undecided(subject, missing))
      default: continue
      }
    }
    return RegisterMembership(entries: entries, undecided: undecided)
  }

  private func undecided(
    _ subject: SubjectReference,
    _ missing: [MissingTerm]
  ) -> RegisterMembership.Undecided {
    func words(_ language: Language) -> String {
      DutyWords(language, catalogue, title(ofTerm:)).missing(missing, about: subject.kind)
    }
    let wanted = LocalizedText(zh: words(.chinese), en: words(.english))
    return RegisterMembership.Undecided(subject: subject, missing: missing, wanted: wanted)
  }
}
