extension Workbook {
  /// Reads a workbook of the form XLSX.
  ///
  /// Of formulas the last results are read; pictures, comments and macros are passed over. Nothing
  /// is written to a disk, fetched or carried out.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - limits: How much may be read.
  /// - Throws: ``SpreadsheetError`` if the file is none, damaged, too large or hostile.
  /// - Complexity: O(*n*) in the unpacked size.
  public init(
    reading bytes: [UInt8],
    limits: WorkbookLimits = .standard
  ) throws(SpreadsheetError) {
    let archive = try PartArchive(bytes, limits)
    var reading = WorkbookReading(archive, limits)
    self.init(sheets: try reading.sheets())
  }
}

/// The reading of one workbook.
private struct WorkbookReading {
  let archive: PartArchive
  let limits: WorkbookLimits
  private var epoch = SerialDate.Epoch.year1900
  private var listed: [(name: String, target: String, isHidden: Bool)] = []

  init(_ archive: PartArchive, _ limits: WorkbookLimits) {
    self.archive = archive
    self.limits = limits
  }

  mutating func sheets() throws(SpreadsheetError) -> [Worksheet] {
    let main = try relations(of: "").first { $0.type == "officeDocument" }?.target
    let name = main ?? "xl/workbook.xml"
    guard let workbook = try archive.part(name) else { throw .noArchive }
    let relations = try relations(of: name)
    try readList(name, workbook, relations)
    let strings = try strings(relations)
    let styles = try styles(relations)
    var sheets: [Worksheet] = []
    var cellCount = 0
    for (name, target, isHidden) in listed {
      guard let bytes = try archive.part(target) else { throw .damaged(target) }
      var reader = SheetReader(target, strings, styles, since: epoch, limits, after: cellCount)
      try reader.read(bytes)
      cellCount = reader.cellCount
      sheets.append(
        Worksheet(
          name: name,
          rows: reader.rows,
          mergedRanges: reader.mergedRanges,
          isHidden: isHidden
        )
      )
    }
    return sheets
  }

  private mutating func readList(
    _ part: String,
    _ bytes: [UInt8],
    _ relations: [Relation]
  ) throws(SpreadsheetError) {
    var reader = try MarkupReader(part, bytes)
    while let piece = try reader.next() {
      switch piece {
      case .start("workbookPr", let keys):
        if ["1", "true"].contains(keys["date1904"]) { epoch = .year1904 }
      case .start("sheet", let keys):
        guard listed.count < limits.sheets else { throw .tooLarge(.sheets, limit: limits.sheets) }
        guard let relation = relations.first(where: { $0.id == keys["id"] }) else {
          throw .damaged(part)
        }
        guard relation.type == "worksheet" else { continue }
        let isHidden = keys["state"].map { $0 != "visible" } ?? false
        listed.append((keys["name"] ?? "", relation.target, isHidden))
      default: continue
      }
    }
    guard !listed.isEmpty else { throw .damaged(part) }
  }

  private func strings(_ relations: [Relation]) throws(SpreadsheetError) -> SharedStrings {
    guard let name = relations.first(where: { $0.type == "sharedStrings" })?.target,
      let bytes = try archive.part(name)
    else { return SharedStrings() }
    return try SharedStrings(name, bytes, limit: limits.cells)
  }

  private func styles(_ relations: [Relation]) throws(SpreadsheetError) -> NumberStyles {
    guard let name = relations.first(where: { $0.type == "styles" })?.target,
      let bytes = try archive.part(name)
    else { return NumberStyles() }
    return try NumberStyles(name, bytes)
  }
}

// MARK: - Relations

/// What one part says of another.
private struct Relation {
  let id: String
  /// The last word of its type, such as `worksheet`.
  let type: String
  /// The name of the other part.
  let target: String
}

extension WorkbookReading {
  /// Returns the parts that a part, or the archive itself, names.
  private func relations(of part: String) throws(SpreadsheetError) -> [Relation] {
    let steps = part.split(separator: "/")
    let folder = steps.dropLast()
    let name = (folder + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    guard let bytes = try archive.part(name) else { return [] }
    var reader = try MarkupReader(name, bytes)
    var relations: [Relation] = []
    while let piece = try reader.next() {
      guard case .start("Relationship", let keys) = piece, keys["TargetMode"] != "External",
        let id = keys["Id"], let type = keys["Type"]?.split(separator: "/").last,
        let target = keys["Target"].flatMap({ Self.path($0, from: Array(folder)) })
      else { continue }
      relations.append(Relation(id: id, type: String(type), target: target))
    }
    return relations
  }

  /// The name of a part that is named from a folder; `nil` if it lies outside the archive.
  private static func path(_ target: String, from folder: [Substring]) -> String? {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." {
        guard steps.popLast() != nil else { return nil }
      } else {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}
