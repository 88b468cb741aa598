/// The looks of a report: on a desk, on a phone and on paper.
enum ReportStyle {
  static let css: StaticString = """
    :root { --ink: #1c2733; --soft: #5b6875; --rule: #d9dee3; --paper: #fff; --tint: #f4f6f8;
      --blue: #2463a6; --grey: #9aa5b1; --orange: #c2621b; --green: #2e7d4f; --red: #b3362b; }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--tint); color: var(--ink); line-height: 1.55;
      font-family: system-ui, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif;
      font-size: 15px; }
    main { max-width: 1240px; margin: 0 auto; padding: 20px 28px 60px; background: var(--paper); }
    header { border-bottom: 3px solid var(--blue); padding-bottom: 12px; margin-bottom: 18px; }
    header p { margin: 2px 0; color: var(--soft); }
    h1 { font-size: 26px; margin: 6px 0; line-height: 1.25; }
    h2 { font-size: 19px; margin: 34px 0 8px; padding-bottom: 4px;
      border-bottom: 1px solid var(--rule); }
    h3 { font-size: 16px; margin: 22px 0 6px; }
    p.note { break-after: avoid; color: var(--soft); margin: 4px 0 10px; max-width: 76ch; }
    a { color: var(--blue); }
    .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px; margin: 14px 0; }
    .tile { background: var(--tint); border-radius: 6px; padding: 10px 12px; }
    .tile b { display: block; font-size: 24px; line-height: 1.2; }
    .tile span { color: var(--soft); font-size: 13px; }
    .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 18px 28px; margin-top: 12px; }
    figure { margin: 0; break-inside: avoid; min-width: 0; }
    figcaption { font-weight: 600; font-size: 14px; }
    .legend { font-size: 12px; color: var(--soft); }
    .key { margin-right: 12px; border-left: 12px solid; padding-left: 5px; line-height: 1; }
    .key.blue { border-color: var(--blue); } .key.grey { border-color: var(--grey); }
    .key.orange { border-color: var(--orange); } .key.green { border-color: var(--green); }
    .key.red { border-color: var(--red); }
    svg.chart { display: block; overflow: visible; }
    .grid { stroke: var(--rule); stroke-width: 1; }
    .axis { font-size: 10px; fill: var(--soft); }
    .month { font-size: 11px; fill: var(--soft); text-anchor: middle; }
    .value { font-size: 11px; fill: var(--ink); text-anchor: middle; }
    .bar.blue, .dot.blue { fill: var(--blue); } .bar.grey, .dot.grey { fill: var(--grey); }
    .bar.orange, .dot.orange { fill: var(--orange); } .bar.green, .dot.green { fill: var(--green); }
    .bar.red, .dot.red { fill: var(--red); }
    .line { stroke-width: 2.5; } .line.blue { stroke: var(--blue); }
    .line.grey { stroke: var(--grey); stroke-dasharray: 5 4; }
    .wide { overflow-x: auto; margin: 8px 0 4px; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; }
    table.narrow { width: auto; min-width: 50%; }
    th, td { padding: 4px 5px; border-bottom: 1px solid var(--rule); text-align: left;
      vertical-align: top; }
    thead th { background: var(--tint); font-weight: 600; white-space: nowrap; }
    tbody th { font-weight: 500; min-width: 9em; }
    th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    td small, th small { display: block; color: var(--soft); font-size: 11px; font-weight: 400; }
    td.changed small { color: var(--orange); }
    .warn { color: var(--red); font-weight: 600; } .fine { color: var(--green); }
    .dim { color: var(--soft); } td.dim { min-width: 6.5em; }
    .rows { break-inside: avoid; display: grid; gap: 3px; margin: 8px 0; }
    .row { display: grid; grid-template-columns: minmax(9em, 18em) 1fr; gap: 10px;
      align-items: center; font-size: 13px; }
    .row svg { display: block; width: 100%; height: 18px; overflow: visible; }
    .row .value { text-anchor: start; }
    section.month { break-inside: avoid-page; }
    section.month ul { margin: 4px 0 8px; padding-left: 20px; }
    footer { margin-top: 40px; border-top: 1px solid var(--rule); padding-top: 8px;
      color: var(--soft); font-size: 13px; }
    @media (max-width: 720px) {
      body { font-size: 14px; }
      main { padding: 14px 14px 40px; }
      h1 { font-size: 21px; }
      .tiles { grid-template-columns: 1fr 1fr; }
      .tile b { font-size: 20px; }
      .charts { grid-template-columns: 1fr; }
      .month { font-size: 10px; }
      .row { grid-template-columns: 1fr; gap: 0; }
      tbody th { position: sticky; left: 0; background: var(--paper); }
    }
    @media print {
      @page { size: A4; margin: 14mm 12mm; }
      body { background: none; font-size: 10pt; -webkit-print-color-adjust: exact;
        print-color-adjust: exact; }
      main { max-width: none; padding: 0; }
      h2, h3 { break-after: avoid; }
      tr { break-inside: avoid; }
      thead { display: table-header-group; }
      .wide { overflow: visible; }
      table { font-size: 7.5pt; }
      th, td { padding: 2px 3px; }
      tbody th { min-width: 0; }
      .no-print { display: none; }
    }
    """
}
