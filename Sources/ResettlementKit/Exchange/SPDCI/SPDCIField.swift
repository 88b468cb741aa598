internal import ResettlementCore

/// A fact that has a place in the SPDCI shapes.
struct SPDCIField: Sendable {
  /// The object of SPDCI in which the place is.
  enum Object: String, Sendable, CaseIterable {
    case group = "Group"
    case member = "Member"
    case person = "Person"
  }

  /// How the fact is written there.
  enum Form: Sendable {
    case text
    case wholeNumber
    case day
    /// The first of several texts.
    case texts
    /// The first line of the first address.
    case address
    case name
    case identityNumber
    /// A member by his or her identifiers.
    case head
    case codes(SPDCICodes)
    case disability(SPDCICodes)
    case employment(SPDCICodes)
  }

  let fact: String
  let object: Object
  /// The key in the object.
  let key: String
  let form: Form
  /// What is to be known of it.
  let about: LocalizedText

  /// The kind of subject that has the fact.
  var subject: SubjectKind { object == .group ? .household : .person }

  /// The codes, if it is written by some.
  var codes: SPDCICodes? {
    switch form {
    case .codes(let codes), .disability(let codes), .employment(let codes): codes
    default: nil
    }
  }

  /// The facts that reading the place gives.
  var facts: [String] {
    if case .employment = form { return [fact, "is_employed"] }
    return [fact]
  }

  /// The keys that are read.
  var keys: [String] {
    switch form {
    case .disability: [key, "disability_info"]
    default: [key]
    }
  }

  /// The place as the documentation names it.
  var place: String {
    let rest =
      switch form {
      case .address: "[0].address_line_1"
      case .texts: "[0]"
      case .name: ".given_name"
      case .identityNumber: "[].identifier_value"
      case .head: ".member_identifier"
      case .disability: ", disability_info[0].disability_type"
      default: ""
      }
    return "\(object.rawValue).\(key)\(rest)"
  }
}

/// The place of each fact in the social-registry shapes of SPDCI 1.0; all others go as attributes
/// of our own.
enum SPDCIMapping {
  /// The namespace of what is ours.
  static let namespace = "resettlekit:"
  /// The attribute that names facts which standard places seem to say, but nobody knows.
  static let unknown = namespace + "unknown"
  /// The type of a household's id.
  static let householdID = namespace + "household"
  /// The type of a person's id.
  static let personID = namespace + "person"
  /// The code of a group that is a household.
  static let household = "2"
  /// The vocabulary that the shapes are of.
  static let vocabulary = "https://schema.spdci.org/extensions/social/v1"

  /// Returns the fields of an object, in the order in which they are written.
  static func fields(of object: SPDCIField.Object) -> [SPDCIField] {
    fields.filter { $0.object == object }
  }

  /// All fields.
  static let fields: [SPDCIField] = [
    field(
      "residence_place",
      .group,
      "address",
      .address,
      "居住地写作第一个地址的第一行",
      "the first line of the first address"
    ),
    field(
      "head",
      .group,
      "group_head_info",
      .head,
      "只写标识，不重复个人信息",
      "the identifiers only, no data twice"
    ),
    field("size", .group, "group_size", .wholeNumber, "", ""),
    field(
      "identity_number",
      .person,
      "identifier",
      .identityNumber,
      "identifier_type 为 UIN；默认遮盖",
      "of the type UIN; masked unless asked for"
    ),
    field(
      "name",
      .person,
      "name",
      .name,
      "整个姓名，不拆分姓和名；默认遮盖",
      "the whole name, not split; masked unless asked for"
    ),
    field("sex", .person, "sex", .codes(.sex), "", ""),
    field("birth_date", .person, "birth_date", .day, "如 1980-03-07", "such as 1980-03-07"),
    field("phone", .person, "phone_number", .texts, "默认遮盖", "masked unless asked for"),
    field(
      "relation_to_head",
      .member,
      "relationship_head",
      .codes(.relation),
      "也读取 related_person 中与户主的关系",
      "related_person is read too, where it names the head"
    ),
    field(
      "disability_kind",
      .member,
      "is_disabled",
      .disability(.disability),
      "无残疾为 false；等级没有对应位置",
      "false where there is none; the grade has no place"
    ),
    field(
      "employment_kind",
      .member,
      "employment_status",
      .employment(.employment),
      "只知是否就业时写 1 或 2；读取时也得出 is_employed",
      "1 or 2 where only is_employed is known; reading gives that as well"
    ),
    field("education", .member, "education_level", .codes(.education), "", ""),
  ]

  private static func field(
    _ fact: String,
    _ object: SPDCIField.Object,
    _ key: String,
    _ form: SPDCIField.Form,
    _ chinese: String,
    _ english: String
  ) -> SPDCIField {
    SPDCIField(
      fact: fact,
      object: object,
      key: key,
      form: form,
      about: LocalizedText(zh: chinese, en: english)
    )
  }
}
