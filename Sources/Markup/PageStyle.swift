/// The colours and type faces that all pages share, by day and by night.
package enum PageStyle {
  /// The custom properties of a style sheet: `--ink` on `--paper`, a tone for each kind of answer.
  package static let palette: StaticString = """
    :root {
      color-scheme: light dark;
      --paper: #fbfaf7; --surface: #ffffff; --ink: #1d2327; --soft: #586069; --line: #dcd9d0;
      --accent: #1c5d78; --accent-soft: #e4eef2; --code: #f3f1eb;
      --yes: #1e6b3a; --yes-soft: #e3f1e6; --no: #9a2f22; --no-soft: #f8e6e2;
      --ask: #7a5200; --ask-soft: #f9efd6; --office: #5a4a9c; --office-soft: #ebe8f6;
      --rest: #5a5f63; --rest-soft: #ecebe6;
      --sans: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC",
        "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono",
        "Noto Sans Mono CJK SC", monospace;
    }
    :lang(en) {
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
        "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15181b; --surface: #1c2024; --ink: #e6e3dc; --soft: #a3a9ae; --line: #363c42;
        --accent: #8cc4dd; --accent-soft: #1d3440; --code: #22272b;
        --yes: #8fd3a3; --yes-soft: #1b3323; --no: #f0a397; --no-soft: #43211c;
        --ask: #e6c376; --ask-soft: #3a2e12; --office: #bdb1f0; --office-soft: #2b2648;
        --rest: #b0b4b7; --rest-soft: #2a2e32;
      }
    }

    """
}
