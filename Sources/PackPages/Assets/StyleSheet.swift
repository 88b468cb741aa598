internal import Markup

/// The one style sheet of the site.
enum StyleSheet {
  /// Everything but what is printed and what is shown in the dark.
  static let css = light + layout + text + parts + figures + narrow + printed

  private static let light = "\(PageStyle.palette)"

  private static let layout = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-padding-top: 4.5rem; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.7 var(--sans); overflow-wrap: anywhere; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em;
      text-decoration-color: color-mix(in srgb, var(--accent) 40%, transparent); }
    a:hover { text-decoration-color: currentColor; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--surface); padding: .3rem .6rem;
      z-index: 3; }
    header.site { position: sticky; top: 0; z-index: 2; display: flex; align-items: center;
      gap: 1rem; padding: .6rem 1.5rem; background: var(--paper);
      border-bottom: 1px solid var(--line); }
    header .home { font-weight: 650; color: var(--ink); text-decoration: none; white-space: nowrap; }
    header .language { margin-left: auto; white-space: nowrap; font-size: .9375rem; }
    header form { position: relative; flex: 1 1 auto; max-width: 28rem; margin: 0; }
    header form[hidden] { display: none; }
    header input { width: 100%; font: inherit; font-size: .9375rem; color: inherit;
      background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
      padding: .3rem .7rem; }
    header input::placeholder { color: var(--soft); opacity: 1; }
    #results { position: absolute; left: 0; right: 0; top: calc(100% + .4rem); margin: 0;
      padding: .3rem 0; list-style: none; background: var(--surface);
      border: 1px solid var(--line); border-radius: 8px; max-height: 70vh; overflow-y: auto;
      box-shadow: 0 8px 28px rgb(0 0 0 / .14); }
    #results[hidden] { display: none; }
    #results li { padding: .35rem .8rem; line-height: 1.45; }
    #results li:hover { background: var(--accent-soft); }
    #results span { display: block; font-size: .8125rem; color: var(--soft); }
    .frame { display: grid; grid-template-columns: 14rem minmax(0, 1fr); gap: 0 3rem;
      grid-template-areas: "aside main"; max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
    .frame.alone { grid-template-columns: minmax(0, 1fr); grid-template-areas: "main";
      max-width: 58rem; }
    main { grid-area: main; min-width: 0; }
    aside { grid-area: aside; font-size: .9375rem; line-height: 1.5; align-self: start;
      position: sticky; top: 4.5rem; max-height: calc(100vh - 5rem); overflow-y: auto;
      padding: 2px; }
    aside ul { list-style: none; margin: 0 0 1.5rem; padding: 0; }
    aside li, .trail li { margin: 0; padding: 0; }
    aside li::before, .trail li::before, #results li::before { content: none; }
    aside a { display: block; padding: .22rem .6rem; color: var(--soft); text-decoration: none;
      border-left: 2px solid var(--line); }
    aside a:hover { color: var(--ink); }
    aside a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 600; }
    aside .label { margin: 0 0 .4rem; font-size: .8125rem; color: var(--soft);
      letter-spacing: .04em; }
    .trail ol { display: flex; flex-wrap: wrap; gap: 0 .5rem; list-style: none; margin: 0 0 1rem;
      padding: 0; font-size: .9375rem; }
    .trail li:not(:last-child)::after { content: "/"; margin-left: .5rem; color: var(--soft); }
    .onward { display: flex; justify-content: space-between; flex-wrap: wrap; gap: .5rem 2rem;
      margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
    .onward [rel=next] { margin-left: auto; text-align: right; }
    footer { max-width: 76rem; margin: 2rem auto 0; padding: 1rem 1.5rem 2rem; color: var(--soft);
      font-size: .875rem; }
    .entry { display: grid; place-items: center; min-height: 100vh; font-size: 1.125rem; }

    """

  private static let text = """
    h1, h2, h3, h4 { line-height: 1.35; font-weight: 650; text-wrap: balance; }
    h1 { font-size: 1.875rem; margin: 0 0 .75rem; letter-spacing: .005em; }
    h2 { font-size: 1.3125rem; margin: 2.75rem 0 .9rem; padding-top: 1.1rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1.0625rem; margin: 1.6rem 0 .5rem; }
    h4 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
    :is(h1, h2, h3, h4, .kicker, thead th, dt, .label):lang(en)::first-letter {
      text-transform: uppercase; }
    .kicker { margin: 0 0 .2rem; color: var(--soft); font-size: .9375rem; }
    .lead { font-size: 1.125rem; margin: 0 0 1.25rem; max-width: 44rem; }
    p { margin: 0 0 .8rem; max-width: 46rem; }
    .faint { color: var(--soft); font-weight: 400; }
    code { font-family: var(--mono); font-size: .875em; background: var(--code);
      border-radius: 3px; padding: .1em .3em; }
    pre { margin: .4rem 0; padding: .6rem .8rem; background: var(--code); border-radius: 6px;
      overflow-x: auto; font-size: .875rem; line-height: 1.55; overflow-wrap: normal; }
    pre code { background: none; padding: 0; font-size: inherit; white-space: pre; }
    ul { margin: 0 0 .8rem; padding-left: 0; list-style: none; }
    li { position: relative; padding-left: 1.1rem; margin: .35rem 0; }
    li::before { content: ""; position: absolute; left: .15rem; top: .78em; width: .35rem;
      height: 1px; background: var(--soft); }
    li ul { margin: .3rem 0 .3rem; padding-left: .9rem; border-left: 1px solid var(--line); }
    .detail { font-size: .9375rem; }
    dl { margin: 0 0 1rem; display: grid; gap: .15rem 0; }
    dl div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem; }
    dt { color: var(--soft); font-size: .9375rem; }
    dd { margin: 0; }

    """

  private static let parts = """
    .badge { display: inline-block; font-size: .8125rem; line-height: 1.5; padding: 0 .5em;
      border-radius: 4px; white-space: nowrap; color: var(--rest); background: var(--rest-soft); }
    .badge.executable, .badge.yes { color: var(--yes); background: var(--yes-soft); }
    .badge.discretion { color: var(--office); background: var(--office-soft); }
    .badge.missing, .badge.no { color: var(--no); background: var(--no-soft); }
    .badge.unknown { color: var(--ask); background: var(--ask-soft); }
    .table { overflow-x: auto; margin: 0 0 1rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.55; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0;
      border-bottom: 1px solid var(--line); font-weight: 400; }
    th:last-child, td:last-child { padding-right: 0; }
    tbody th { min-width: 8em; }
    td:nth-child(2) { min-width: 6.2em; }
    thead th { color: var(--soft); font-size: .8125rem; white-space: nowrap;
      border-bottom-color: var(--soft); padding-top: 0; }
    tr:target > * , section:target > h2, section:target > h3 { background: var(--accent-soft); }
    details { margin: 0 0 .8rem; }
    summary { cursor: pointer; color: var(--soft); font-size: .9375rem; width: fit-content; }
    summary:hover { color: var(--ink); }
    figure { margin: 0 0 1rem; }
    figcaption { color: var(--soft); font-size: .875rem; margin-bottom: .3rem; }
    .source pre { padding-left: 0; border: 1px solid var(--line); background: var(--surface); }
    .number { display: inline-block; width: 3.2rem; padding-right: 1rem; text-align: right;
      color: var(--soft); user-select: none; -webkit-user-select: none; }

    """

  private static let figures = """
    .figure { margin: 0 0 1rem; }
    .figure.wide { overflow-x: auto; padding: .5rem 0; }
    svg { display: block; font-family: var(--sans); }
    svg.procedure { margin: 0 auto; }
    .state rect { fill: var(--surface); stroke: var(--soft); stroke-width: 1; }
    .state:hover rect, .state:focus-visible rect { stroke: var(--accent); stroke-width: 2; }
    .state.end rect { fill: var(--accent-soft); stroke: var(--accent); }
    .state text { text-anchor: middle; fill: var(--soft); font-size: 12px; }
    .state .title { fill: var(--ink); font-size: 13.5px; font-weight: 600; }
    .state .guard { fill: var(--office); }
    .state .time { fill: var(--ask); }
    .way { fill: none; stroke: var(--soft); stroke-width: 1.25; }
    .way.back { stroke-dasharray: 4 3; }
    .head, .start { fill: var(--soft); }
    .timeline .tick { stroke: var(--line); }
    .timeline .year { fill: var(--soft); font-size: 12px; }
    .timeline .bar { fill: var(--accent-soft); stroke: var(--accent); stroke-opacity: .35; }
    .timeline .bar.wider { fill: var(--rest-soft); stroke: var(--rest); }
    .timeline .value { fill: var(--ink); font-size: 13px; }
    .timeline .review { overflow: visible; }
    .timeline .review path { fill: var(--ask); stroke: var(--ask); stroke-width: 1; }

    """

  private static let narrow = """
    @media (max-width: 60rem) {
      .frame { grid-template-columns: minmax(0, 1fr); grid-template-areas: "main" "aside";
        max-width: 46rem; }
      aside { position: static; max-height: none; margin-top: 2.5rem; padding-top: 1.25rem;
        border-top: 1px solid var(--line); }
      aside .here { display: none; }
      aside .pack ul { display: grid; grid-template-columns: 1fr 1fr; }
    }
    @media (max-width: 38rem) {
      header.site { flex-wrap: wrap; padding: .5rem 1rem; gap: .4rem 1rem; position: static; }
      header form { order: 3; flex-basis: 100%; max-width: none; }
      .frame { padding: 1rem; }
      footer { padding: 1rem; }
      h1 { font-size: 1.5rem; }
      h2 { font-size: 1.1875rem; margin-top: 2rem; }
      .lead { font-size: 1.0625rem; }
      dl { gap: .5rem 0; }
      dl div { grid-template-columns: minmax(0, 1fr); }
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
      table, tbody, tr { display: block; }
      tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
      tbody th, tbody td { display: block; position: relative; min-width: 0; border: 0;
        padding: .12rem 0 .12rem 6.2rem; }
      tbody th::before, tbody td::before { content: attr(data-label); position: absolute; left: 0;
        width: 5.6rem; color: var(--soft); font-size: .8125rem; line-height: 1.8; }
      li > pre code { white-space: pre-wrap; overflow-wrap: anywhere; }
      li { padding-left: .9rem; }
      li ul { padding-left: .5rem; }
      tbody th:empty, tbody td:empty { display: none; }
      .number { width: 2.4rem; padding-right: .6rem; }
    }

    """

  private static let printed = """
    @media print {
      :root { --paper: #fff; --surface: #fff; --ink: #000; --soft: #444; --line: #bbb;
        --accent: #000; --accent-soft: #eee; --code: #f5f5f5; }
      header.site, aside, .trail, .onward, .skip { display: none; }
      body { font-size: 10.5pt; }
      .frame { display: block; max-width: none; padding: 0; }
      h2, h3 { break-after: avoid; }
      tr, figure, svg { break-inside: avoid; }
      pre { white-space: pre-wrap; }
      pre code { white-space: pre-wrap; }
    }

    """
}
