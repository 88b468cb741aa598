public import Quantities

/// A place of work that is offered or held (岗位), such as a public-welfare post.
public struct Post: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Post>

  /// The kind of subject: post.
  public static let kind = SubjectKind.post

  /// The subject's name in the registers.
  public let id: ID

  /// What the post is called.
  public var name: Known<String> = .unknown

  /// What is done at the post.
  public var kind: Known<PostKind> = .unknown

  /// The site that the post belongs to.
  public var site: Known<Site.ID?> = .unknown

  /// The organisation that offers it.
  public var offeredBy: Known<Organisation.ID?> = .unknown

  /// Whether it is a public-welfare post for relocated people (`district-template-3-5`).
  public var isSpecialWelfarePost: Known<Bool> = .unknown

  /// The person who holds it; absent if it is vacant.
  public var holder: Known<Person.ID?> = .unknown

  /// The first day of the holder.
  public var heldFrom: Known<CalendarDay?> = .unknown

  /// The last day of the holder; absent if none is set.
  public var heldTo: Known<CalendarDay?> = .unknown

  /// The wage, in yuan a month.
  public var monthlyWage: Known<ExactDecimal> = .unknown

  /// How many people the post is for.
  public var places: Known<ExactDecimal> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Post {
  /// The facts that the properties hold.
  public static let facts = FactTable<Post>(
    Fact("name", zh: "名称", en: "name", \.name),
    Fact("kind", zh: "岗位类型", en: "kind", \.kind),
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("offered_by", zh: "设岗单位", en: "offered by", \.offeredBy),
    Fact(
      "is_special_welfare_post",
      zh: "专项公益岗",
      en: "is a special public-welfare post",
      \.isSpecialWelfarePost
    ),
    Fact("holder", zh: "在岗人员", en: "holder", \.holder),
    Fact("held_from", zh: "上岗日期", en: "held from", \.heldFrom),
    Fact("held_to", zh: "离岗日期", en: "held until", \.heldTo),
    Fact("monthly_wage", zh: "月工资", en: "monthly wage", \.monthlyWage, .money("yuan/month")),
    Fact("places", zh: "岗位数", en: "number of places", \.places, .count(of: "post"))
  )
}
