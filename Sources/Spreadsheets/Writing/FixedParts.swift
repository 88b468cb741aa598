/// The parts of a workbook that say little but that they are there.
enum Fixed {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// The numbers of the styles in ``styles``.
  enum Style {
    static let text = 1
    static let date = 2
    static let heading = 3
  }

  static func contentTypes(_ sheets: Int) -> [UInt8] {
    let parts = (1...sheets).map { number in
      "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" "
        + "ContentType=\"\(type)worksheet+xml\"/>"
    }
    return part(
      "<Types xmlns=\"\(package)/content-types\">"
        + "<Default Extension=\"rels\" "
        + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type)sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type)styles+xml\"/>"
        + parts.joined() + "</Types>"
    )
  }

  static let relations = part(
    "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
      + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
  )

  static func relations(of sheets: Int) -> [UInt8] {
    let sheetParts = (1...sheets).map { number in
      "<Relationship Id=\"rId\(number)\" Type=\"\(office)/worksheet\" "
        + "Target=\"worksheets/sheet\(number).xml\"/>"
    }
    return part(
      "<Relationships xmlns=\"\(package)/relationships\">" + sheetParts.joined()
        + "<Relationship Id=\"rId\(sheets + 1)\" Type=\"\(office)/styles\" "
        + "Target=\"styles.xml\"/></Relationships>"
    )
  }

  static func list(_ sheets: [(name: String, isHidden: Bool)]) -> [UInt8] {
    let entries = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(EscapedText.made(sheet.name))\" sheetId=\"\(index + 1)\" "
        + (sheet.isHidden ? "state=\"hidden\" " : "") + "r:id=\"rId\(index + 1)\"/>"
    }
    return part(
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>" + entries.joined()
        + "</sheets></workbook>"
    )
  }

  /// Plain, text, date and heading.
  static let styles = part(
    "<styleSheet xmlns=\"\(main)\">"
      + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
      + "<fonts count=\"2\"><font><sz val=\"11\"/></font><font><b/><sz val=\"11\"/></font></fonts>"
      + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill "
      + "patternType=\"solid\"><fgColor rgb=\"FFE7EEF7\"/></patternFill></fill></fills>"
      + "<borders count=\"1\"><border/></borders>"
      + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\">"
      + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
      + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      + "applyNumberFormat=\"1\"/>"
      + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      + "applyNumberFormat=\"1\"/>"
      + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" "
      + "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
      + "</cellXfs><cellStyles count=\"1\">"
      + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
  )

  private static func part(_ text: String) -> [UInt8] { Array((declaration + text).utf8) }
}
