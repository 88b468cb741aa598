internal import Markup

/// The frame of a page: its head, the search, the ways to the other pages of its pack.
struct PageFrame {
  /// A way on: where it leads, and what it is called.
  struct Way {
    let target: String
    let title: String
    var isHere = false
  }

  let words: PageWords
  /// The page's path from the site's top.
  let path: String
  /// The title of the whole site.
  let site: String
  /// The way from the site's first page to this one, without this one.
  let trail: [Way]
  /// The pages of the pack.
  let pack: [Way]
  /// The pages before and after this one.
  var neighbours: (before: Way?, after: Way?) = (nil, nil)

  /// Returns the whole page.
  func page(_ content: PageContent, _ body: Markup) -> String {
    let name = content.title == site ? site : "\(content.title) · \(site)"
    let parts = [header, frame(content, body), footer]
    let root: [Markup] = [head(name), .block("body", [:], parts)]
    return Markup.document(.block("html", ["lang": words.tag], root))
  }

  private func top(_ target: String) -> String { SitePage.way(from: path, to: target) }
  private func own(_ target: String) -> String { top("\(words.folder)/\(target)") }

  // MARK: - Head

  /// Pages run no script but the site's own, whatever may stand in them.
  private static let policy =
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; "
    + "base-uri 'none'; form-action 'none'"

  private func head(_ title: String) -> Markup {
    .block(
      "head",
      [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "color-scheme", "content": "light dark"]),
        .element("title", [:], .text(title)),
        .element("link", ["rel": "stylesheet", "href": top("assets/style.css")]),
        .element("link", ["rel": "alternate", "hreflang": otherTag, "href": other]),
        .element("script", ["src": top("assets/search.js"), "defer": ""]),
      ]
    )
  }

  /// The way to the language's folder, with a slash behind each step.
  private var folder: String {
    String(repeating: "../", count: max(0, path.split(separator: "/").count - 2))
  }

  private var otherTag: String { words.pick("en", "zh-Hans") }

  /// The same page in the other language.
  private var other: String {
    let rest = path.split(separator: "/").dropFirst().joined(separator: "/")
    return top("\(words.pick("en", "zh"))/\(rest)")
  }

  // MARK: - Header and footer

  private var header: Markup {
    .block(
      "header",
      ["class": "site"],
      [
        .element(
          "a",
          ["class": "skip", "href": "#main"],
          .text(words.pick("跳到正文", "Skip to content"))
        ),
        .element("a", ["class": "home", "href": own("index.html")], .text(site)),
        search,
        .element(
          "a",
          ["class": "language", "href": other, "lang": otherTag, "hreflang": otherTag],
          .text(words.pick("English", "中文"))
        ),
      ]
    )
  }

  private var search: Markup {
    let label = words.pick("搜索", "Search")
    return .block(
      "form",
      [
        "id": "search", "role": "search", "hidden": "", "data-top": folder,
        "data-index": top("assets/search-\(words.folder).js"),
        "data-none": words.pick("没有找到", "Nothing found"),
        "data-found": words.pick("条结果", "results"),
      ],
      [
        .element("label", ["for": "query", "class": "unseen"], .text(label)),
        .element(
          "input",
          [
            "id": "query", "type": "search",
            "placeholder": words.pick("搜索条款、规则、参数", "Search clauses, rules, parameters"),
            "autocomplete": "off", "aria-controls": "results",
          ]
        ),
        .element("p", ["id": "found", "class": "unseen", "role": "status"]),
        .element("ul", ["id": "results", "hidden": "", "aria-label": label]),
      ]
    )
  }

  private var footer: Markup {
    .element(
      "footer",
      [:],
      .element(
        "p",
        [:],
        .text(
          words.pick(
            "本站由政策包的文件生成。要点是编写者的概括，一切以文件原文为准。",
            "Made from the files of the packs. Gists are their authors' words; the documents alone are authoritative."
          )
        )
      )
    )
  }

  // MARK: - Frame

  private func frame(_ content: PageContent, _ body: Markup) -> Markup {
    let main = Markup.block("main", ["id": "main"], [crumbs(content), body, onward])
    let side = side(content)
    return .block("div", ["class": side == nil ? "frame alone" : "frame"], [main, side ?? .none])
  }

  private func crumbs(_ content: PageContent) -> Markup {
    guard !trail.isEmpty else { return .none }
    let ways = trail.map { way in
      Markup.element("li", [:], .element("a", ["href": own(way.target)], .text(way.title)))
    }
    return .element(
      "nav",
      ["class": "trail", "aria-label": words.pick("所在位置", "Breadcrumb")],
      .element("ol", [:], ways.joined())
    )
  }

  private var onward: Markup {
    let ways = [(neighbours.before, "prev", "← "), (neighbours.after, "next", "")].compactMap {
      way,
      rel,
      mark in
      way.map { way in
        Markup.element(
          "a",
          ["rel": rel, "href": own(way.target)],
          .text(mark + way.title + (rel == "next" ? " →" : ""))
        )
      }
    }
    guard !ways.isEmpty else { return .none }
    return .block(
      "nav",
      ["class": "onward", "aria-label": words.pick("前后页", "Nearby pages")],
      ways
    )
  }

  private func side(_ content: PageContent) -> Markup? {
    let places = content.sections.map { section in
      Markup.element(
        "li",
        [:],
        .element("a", ["href": "#\(section.anchor)"], .text(section.title.plain))
      )
    }
    let here: [Markup] =
      places.count < 2 ? [] : list(words.pick("本页", "On this page"), places, kind: "here")
    let others: [Markup] =
      pack.isEmpty
      ? []
      : list(
        words.pick("本包", "This pack"),
        pack.map { way in
          .element(
            "li",
            [:],
            .element(
              "a",
              ["href": own(way.target), "aria-current": way.isHere ? "page" : nil],
              .text(way.title)
            )
          )
        },
        kind: "pack"
      )
    return here.isEmpty && others.isEmpty ? nil : .block("aside", [:], others + here)
  }

  private func list(_ title: String, _ lines: [Markup], kind: String) -> [Markup] {
    [
      .block(
        "nav",
        ["class": kind, "aria-label": title],
        [.element("p", ["class": "label"], .text(title)), .block("ul", [:], lines)]
      )
    ]
  }
}
