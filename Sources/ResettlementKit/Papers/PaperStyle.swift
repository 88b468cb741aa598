/// How papers look on A4 pages and on the screen.
enum PaperStyle {
  /// The style sheet; pages break between papers, never inside a row or before who signs.
  static let css: StaticString = """
    @page { size: A4; margin: 20mm 20mm 16mm 24mm; }
    * { box-sizing: border-box; }
    html { font-size: 10.5pt; }
    body {
      margin: 0; color: #000; background: #fff; line-height: 1.75;
      font-family: "FangSong", "STFangsong", "Songti SC", "SimSun", "Noto Serif CJK SC",
        "Source Han Serif SC", serif;
    }
    article { break-after: page; }
    article:last-child { break-after: auto; }
    h1 {
      margin: 0 0 4mm; text-align: center; font-size: 18pt; font-weight: bold; line-height: 1.4;
      letter-spacing: 0.06em; break-after: avoid;
    }
    h2 { margin: 3mm 0 1mm; font-size: 12pt; break-after: avoid; }
    p { margin: 0; }
    .number { margin-bottom: 3mm; text-align: right; font-size: 9.5pt; }
    .text { margin: 0 0 2mm; font-size: 12pt; text-indent: 2em; text-align: justify; }
    .text { orphans: 2; widows: 2; }
    .text:lang(en) { text-indent: 0; }
    table { width: 100%; margin: 2mm 0 3mm; border-collapse: collapse; table-layout: auto; }
    th, td {
      padding: 1mm 2mm; border: 0.3mm solid #000; text-align: left; vertical-align: middle;
      overflow-wrap: anywhere;
    }
    th { font-weight: bold; }
    tr { break-inside: avoid; }
    thead { display: table-header-group; }
    thead th { text-align: center; }
    .fields { table-layout: fixed; }
    .fields th { width: 21%; text-align: center; font-weight: normal; }
    .fields td { height: 8mm; }
    .rows thead th:first-child { width: 12mm; white-space: nowrap; }
    .rows td.no { text-align: center; }
    .rows td.s { white-space: nowrap; }
    .rows.many { font-size: 9pt; }
    .rows.many th, .rows.many td { padding: 1.2mm 1.2mm; }
    .rows td.n { text-align: right; font-variant-numeric: tabular-nums; }
    .rows tr.section th { background: #eee; }
    .rows tr.total th, .rows tr.total td { font-weight: bold; }
    .rows tbody tr:last-child, .rows tr.section { break-after: avoid; }
    .rows tr.total { break-before: avoid; }
    .blank {
      display: inline-block; min-width: 22mm; border-bottom: 0.3mm solid #000; text-align: right;
      font-size: 7pt; line-height: 1.6;
    }
    td .blank { width: 100%; min-width: 12mm; border-bottom: 0; }
    .lines { margin: 1mm 0 3mm; }
    .lines .label { font-size: 12pt; }
    .lines .line { height: 8mm; border-bottom: 0.3mm solid #000; }
    .together { break-inside: avoid; }
    .together .signatures, .together .seals { break-before: avoid; }
    table + .together { break-before: avoid; }
    .signatures { margin: 5mm 0 2mm; font-size: 12pt; }
    .signatures p { display: flex; align-items: flex-end; margin-bottom: 3mm; }
    .signatures .line { flex: 0 0 52mm; border-bottom: 0.3mm solid #000; }
    .signatures .day { margin-left: auto; white-space: nowrap; }
    .seals { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 6mm 18mm; }
    .seals { margin: 8mm 0 4mm; font-size: 12pt; text-align: center; }
    .seal { min-width: 55mm; break-inside: avoid; }
    footer {
      display: flex; flex-wrap: wrap; gap: 0 6mm; margin-top: 4mm; padding-top: 1.5mm; border-top: 0.2mm solid #666; color: #333;
      font-size: 8pt; line-height: 1.5; break-inside: avoid; break-before: avoid;
    }
    @media screen {
      body { background: #ddd; }
      article {
        width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 22mm 20mm 18mm 24mm;
        background: #fff; box-shadow: 0 0.5mm 3mm #0006;
      }
    }
    """
}
