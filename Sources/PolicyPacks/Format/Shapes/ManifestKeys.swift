internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of `pack.yaml`.
enum ManifestKeys {
  static let format = Key(
    "format",
    .integer,
    .required,
    zh: "格式版本，目前为 1",
    en: "the format's version, now 1"
  )
  static let id = Key("id", .hyphenated, .required, zh: "包的名称", en: "the pack's name")
  static let version = Key("version", .text, .required, zh: "内容版本", en: "version of the text")
  static let kind = Key(
    "kind",
    Notation<PackManifest.Kind>.word,
    zh: "pack 政策包（默认）、template 模板、library 公用库",
    en: "pack (default), template or library"
  )
  static let title = Key("title", .localized, .required, zh: "标题", en: "what it is called")
  static let rank = Key(
    "rank",
    Notation<LawRank>.word,
    .required,
    zh: "行政层级",
    en: "how wide the law is"
  )
  static let region = Key("region", .region, .required, zh: "适用地区", en: "where it holds")
  static let rulesFrom = Key(
    "rules_from",
    .firstDay,
    .required,
    zh: "规则起始日；模板可写 blank",
    en: "first day of the rules; a template may say blank"
  )
  static let rulesTo = Key("rules_to", .day, zh: "规则终止日", en: "last day of the rules")
  static let requires = Key(
    "requires",
    .oneOrMore(.reference),
    zh: "所依据的其他包",
    en: "packs that it builds on"
  )
  static let fills = Key(
    "fills",
    .reference,
    zh: "所填充的模板",
    en: "the template whose blanks it fills"
  )
  static let documents = Key(
    "documents",
    .list(.document),
    zh: "所依据的文件",
    en: "the documents that it states"
  )
  static let units = Key(
    "units",
    .list(.datedUnit),
    zh: "包中出现的责任单位",
    en: "every unit that the pack names"
  )

  static let shape = Shape(
    "pack",
    zh: "包说明",
    en: "pack",
    [
      format, id, version, kind, title, rank, region, rulesFrom, rulesTo, requires, fills,
      documents, units,
    ]
  )
}

extension MappingReader {
  /// Returns what a pack says of itself; a name stands in where it has none.
  func manifest(named fallback: String) -> PackManifest {
    let rulesFrom = self[ManifestKeys.rulesFrom]
    let manifest = PackManifest(
      format: self[ManifestKeys.format] ?? PackFormat.version,
      id: self[ManifestKeys.id] ?? Located(fallback, at: mark),
      version: self[ManifestKeys.version] ?? "",
      kind: self[ManifestKeys.kind] ?? .pack,
      title: self[ManifestKeys.title] ?? LocalizedText(zh: fallback),
      rank: self[ManifestKeys.rank] ?? .county,
      region: self[ManifestKeys.region] ?? .init(name: LocalizedText(zh: ""), code: nil),
      rulesFrom: rulesFrom?.day,
      rulesTo: self[ManifestKeys.rulesTo],
      requires: self[ManifestKeys.requires] ?? [],
      fills: self[ManifestKeys.fills],
      documents: self[ManifestKeys.documents] ?? [],
      unitModels: self[ManifestKeys.units] ?? [],
      range: range
    )
    checkBlankStart(rulesFrom, of: manifest)
    checkOrder(
      of: ManifestKeys.rulesFrom,
      manifest.rulesFrom,
      ManifestKeys.rulesTo,
      manifest.rulesTo
    )
    return manifest
  }

  private func checkBlankStart(_ start: FirstDay?, of manifest: PackManifest) {
    guard case .blank = start, manifest.kind != .template,
      let entry = mapping.entry(of: ManifestKeys.rulesFrom.name)
    else { return }
    reading.error(.blankOutsideTemplate, at: entry.value.range)
  }
}

/// The first day of a pack's rules, which a template may leave blank.
enum FirstDay: Sendable {
  case blank
  case day(CalendarDay)

  /// The day, if it is not left blank.
  var day: CalendarDay? {
    guard case .day(let day) = self else { return nil }
    return day
  }
}

extension Notation<FirstDay> {
  /// A day, or the word `blank`.
  fileprivate static let firstDay = Notation(
    .either([Notation<CalendarDay>.day.schema, .words(["blank"])])
  ) { node, reading in
    if node.scalar?.text == "blank" { return .blank }
    return Notation<CalendarDay>.day.read(node, reading).map { .day($0) }
  }
}

extension Notation<PackManifest.Region> {
  fileprivate static let region = mapping(RegionKeys.shape) { keys in
    PackManifest.Region(
      name: keys[RegionKeys.name] ?? LocalizedText(zh: ""),
      code: keys[RegionKeys.code]
    )
  }
}

private enum RegionKeys {
  static let name = Key("name", .localized, .required, zh: "地名", en: "the place's name")
  static let code = Key("code", .text, zh: "行政区划代码", en: "administrative division code")
  static let shape = Shape("region", zh: "地区", en: "region", [name, code])
}

extension Notation<PolicyDocument> {
  fileprivate static let document = mapping(DocumentKeys.shape) { keys in
    guard let id = keys[DocumentKeys.id] else { return nil }
    return PolicyDocument(
      name: id,
      title: keys[DocumentKeys.title] ?? LocalizedText(zh: id.value),
      issuer: keys[DocumentKeys.issuer] ?? LocalizedText(zh: ""),
      number: keys[DocumentKeys.number],
      date: keys[DocumentKeys.date],
      published: keys[DocumentKeys.published]
    )
  }
}

private enum DocumentKeys {
  static let id = Key(
    "id",
    .hyphenated,
    .required,
    zh: "名称，条款名以其开头",
    en: "its name, with which clause ids begin"
  )
  static let title = Key("title", .localized, .required, zh: "标题", en: "its title")
  static let issuer = Key("issuer", .localized, .required, zh: "发文单位", en: "who issued it")
  static let number = Key("number", .text, zh: "文号", en: "its number")
  static let date = Key("date", .day, zh: "成文日期", en: "the day it bears")
  static let published = Key("published", .day, zh: "公布日期", en: "the day of publication")
  static let shape = Shape(
    "document",
    zh: "文件",
    en: "document",
    [id, title, issuer, number, date, published]
  )
}
