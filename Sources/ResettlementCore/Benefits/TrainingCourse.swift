public import Quantities

/// A course of training (培训班).
public struct TrainingCourse: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<TrainingCourse>

  /// The kind of subject: training course.
  public static let kind = SubjectKind.trainingCourse

  /// The subject's name in the registers.
  public let id: ID

  /// What the course is called.
  public var name: Known<String> = .unknown

  /// The organisation that gives it, or that ordered it.
  public var organiser: Known<Organisation.ID?> = .unknown

  /// How it is given.
  public var kind: Known<TrainingKind> = .unknown

  /// Its first day.
  public var from: Known<CalendarDay> = .unknown

  /// Its last day.
  public var to: Known<CalendarDay> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension TrainingCourse {
  /// The facts that the properties hold.
  public static let facts = FactTable<TrainingCourse>(
    Fact("name", zh: "名称", en: "name", \.name),
    Fact("organiser", zh: "培训机构", en: "organiser", \.organiser),
    Fact("kind", zh: "培训类型", en: "kind", \.kind),
    Fact("from", zh: "开班日期", en: "first day", \.from),
    Fact("to", zh: "结业日期", en: "last day", \.to)
  )

  /// The lists of subjects that refer to one of this kind.
  public static let relations: [RelationDeclaration] = [
    relation("enrolments", zh: "参训记录", en: "enrolments", of: .trainingEnrolment, by: "course")
  ]
}
