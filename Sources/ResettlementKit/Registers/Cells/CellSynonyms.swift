/// Words by which forms name the cases of enumerations, besides their own names.
enum CellSynonyms {
  /// For each enumeration, by the words of forms the case's id.
  static let cases: [String: [String: String]] = [
    "relation_to_head": relations,
    "sex": ["男性": "male", "女性": "female", "1": "male", "2": "female"],
    "education": education,
    "labour_ability": [
      "弱劳动力": "weak_or_half", "半劳动力": "weak_or_half", "弱(半)劳动力": "weak_or_half",
      "弱劳力或半劳力": "weak_or_half", "弱劳动力或半劳动力": "weak_or_half", "丧失劳动能力": "lost",
      "无劳动能力": "none", "技能劳力": "skilled", "普通劳力": "ordinary", "普通劳动": "ordinary",
    ],
    "health": [
      "良好": "healthy", "健康良好": "healthy", "慢性病": "chronic", "患有大病": "major_illness",
      "重病": "major_illness", "患大病": "major_illness", "残疾人": "disabled",
    ],
    "household_kind": [
      "建档立卡户": "lifted_out_of_poverty", "建档立卡脱贫户": "lifted_out_of_poverty",
      "农户": "ordinary_rural", "非贫困户": "ordinary_rural",
    ],
    "employment_kind": ["务农": "local", "待业": "none", "无业": "none", "创业": "self_employed"],
  ]

  private static let relations: [String: String] = [
    "妻": "spouse", "妻子": "spouse", "夫": "spouse", "丈夫": "spouse", "之妻": "spouse", "之夫": "spouse",
    "之配偶": "spouse", "爱人": "spouse", "本人或户主": "head", "户主本人": "head",
    "儿子": "son", "之子": "son", "长子": "son", "次子": "son", "三子": "son", "独生子": "son",
    "养子": "son", "继子": "son", "女儿": "daughter", "之女": "daughter", "长女": "daughter",
    "次女": "daughter", "三女": "daughter", "独生女": "daughter", "养女": "daughter", "继女": "daughter",
    "孙子": "grandchild", "孙女": "grandchild", "之孙": "grandchild", "之孙子": "grandchild",
    "之孙女": "grandchild", "外孙": "grandchild", "外孙子": "grandchild", "外孙女": "grandchild",
    "之外孙子": "grandchild", "之外孙女": "grandchild", "父": "parent", "母": "parent", "父亲": "parent",
    "母亲": "parent", "之父": "parent", "之母": "parent", "岳父": "parent", "岳母": "parent",
    "公公": "parent", "婆婆": "parent", "之岳父": "parent", "之岳母": "parent", "之公公": "parent",
    "之婆婆": "parent", "祖父": "grandparent", "祖母": "grandparent", "爷爷": "grandparent",
    "奶奶": "grandparent", "外祖父": "grandparent", "外祖母": "grandparent", "之祖父": "grandparent",
    "之祖母": "grandparent", "哥哥": "sibling", "弟弟": "sibling", "姐姐": "sibling", "妹妹": "sibling",
    "兄": "sibling", "弟": "sibling", "姐": "sibling", "妹": "sibling", "之兄弟姐妹": "sibling",
    "之儿媳": "other", "儿媳": "other", "之女婿": "other", "女婿": "other", "其他亲属": "other",
    "非亲属": "other",
  ]

  private static let education: [String: String] = [
    "硕士": "graduate_school", "博士": "graduate_school", "硕士研究生": "graduate_school",
    "本科": "bachelor", "本科及以上": "bachelor", "大专": "college", "专科": "college", "高职": "college",
    "中专": "vocational", "中职": "vocational", "技校": "vocational", "职高": "vocational",
    "高中毕业": "senior_high", "普通高中": "senior_high", "初中毕业": "junior_high", "小学毕业": "primary",
    "文盲": "other", "半文盲": "other", "文盲或半文盲": "other",
  ]
}
