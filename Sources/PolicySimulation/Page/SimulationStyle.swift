/// How the page of a simulation looks, on top of the palette of all pages.
enum SimulationStyle {
  static let css: StaticString = """
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.65 var(--sans); }
    main { max-width: 58rem; margin: 0 auto; padding: 1.5rem; }
    h1, h2, h3 { line-height: 1.35; font-weight: 650; text-wrap: balance; }
    h1 { font-size: 1.75rem; margin: 0 0 .75rem; }
    h2 { font-size: 1.3rem; margin: 2.5rem 0 .8rem; padding-top: 1rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
    p { margin: 0 0 .8rem; max-width: 46rem; }
    .soft, .notes { color: var(--soft); font-size: .9375rem; }
    .notice { padding: .6rem .9rem; background: var(--accent-soft); border-radius: 6px; }
    dl { margin: 0 0 1rem; display: grid; grid-template-columns: max-content minmax(0, 1fr);
      gap: .2rem 1.2rem; }
    dt { color: var(--soft); }
    dd { margin: 0; }
    figure { margin: 0 0 1rem; overflow-x: auto; }
    figcaption { font-weight: 600; margin-bottom: .4rem; }
    svg { display: block; max-width: 100%; height: auto; font-family: var(--sans); }
    svg.wide { min-width: 34rem; }
    svg text { fill: var(--ink); font-size: 13px; }
    svg .small { fill: var(--soft); font-size: 11px; }
    svg .middle { text-anchor: middle; }
    svg .end { text-anchor: end; }
    .a { fill: var(--accent-soft); stroke: var(--accent); stroke-width: 1; }
    .b { fill: var(--accent); }
    .winner { fill: var(--yes); }
    .loser { fill: var(--no); }
    .unchanged { fill: var(--rest-soft); stroke: var(--line); }
    .undecided { fill: var(--ask-soft); stroke: var(--ask); }
    svg .on-winner, svg .on-loser { fill: var(--surface); }
    svg .on-unchanged { fill: var(--rest); }
    svg .on-undecided { fill: var(--ask); }
    .axis { fill: none; stroke: var(--soft); }
    .even { stroke: var(--line); }
    .before, .a-line, .b-line { fill: none; stroke-width: 1.75; }
    .before { stroke: var(--soft); stroke-dasharray: 3 3; }
    .a-line { stroke: var(--ask); }
    .b-line { stroke: var(--accent); }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0 0 .5rem;
      padding: 0; font-size: .875rem; color: var(--soft); }
    .key { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem;
      vertical-align: -.08rem; border: 1px solid var(--line); }
    .key.a { background: var(--accent-soft); border-color: var(--accent); }
    .key.b { background: var(--accent); }
    .key.winner { background: var(--yes); }
    .key.loser { background: var(--no); }
    .key.unchanged { background: var(--rest-soft); }
    .key.undecided { background: var(--ask-soft); border-color: var(--ask); }
    .key.before { background: var(--soft); }
    .key.a-line { background: var(--ask); }
    .key.b-line { background: var(--accent); }
    .table { overflow-x: auto; margin: 0 0 1rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
    caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .3rem; }
    th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line);
      font-weight: 400; text-align: right; white-space: nowrap;
      font-variant-numeric: tabular-nums; }
    th[scope=row], th:first-child { text-align: left; white-space: normal; min-width: 8em; }
    thead th { color: var(--soft); font-size: .8125rem; border-bottom-color: var(--soft); }
    .total th, .total td { font-weight: 600; border-top: 1px solid var(--soft); }
    details { margin: 0 0 1rem; }
    summary { cursor: pointer; color: var(--accent); }
    @media print {
      main { max-width: none; padding: 0; }
      figure, tr { break-inside: avoid; }
    }
    """
}
