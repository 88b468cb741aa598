public import Quantities

/// A person's part in a course of training (参训).
public struct TrainingEnrolment: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<TrainingEnrolment>

  /// The kind of subject: training enrolment.
  public static let kind = SubjectKind.trainingEnrolment

  /// The subject's name in the registers.
  public let id: ID

  /// The person who is trained.
  public var person: Known<Person.ID> = .unknown

  /// The course.
  public var course: Known<TrainingCourse.ID> = .unknown

  /// Whether the person had said to want it before (`qinzhou-08`).
  public var wishedBefore: Known<Bool> = .unknown

  /// Whether the person came.
  public var attended: Known<Bool> = .unknown

  /// Whether the person passed.
  public var passed: Known<Bool> = .unknown

  /// The day on which the person was through; absent if not yet.
  public var endedOn: Known<CalendarDay?> = .unknown

  /// Whether the person found work by it.
  public var placedAfterwards: Known<Bool> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension TrainingEnrolment {
  /// The facts that the properties hold.
  public static let facts = FactTable<TrainingEnrolment>(
    Fact("person", zh: "人", en: "person", \.person),
    Fact("course", zh: "培训班", en: "course", \.course),
    Fact("wished_before", zh: "事先有意愿", en: "wished for it before", \.wishedBefore),
    Fact("attended", zh: "已参加", en: "attended", \.attended),
    Fact("passed", zh: "已合格", en: "passed", \.passed),
    Fact("ended_on", zh: "结业日期", en: "last day", \.endedOn),
    Fact("placed_afterwards", zh: "训后就业", en: "found work afterwards", \.placedAfterwards)
  )
}
