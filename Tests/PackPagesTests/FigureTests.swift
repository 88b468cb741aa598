import Testing

@testable import PackPages

@Suite struct LayeredLayoutTests {
  private func layout(_ next: [[Int]]) -> LayeredLayout {
    LayeredLayout(next: next, first: 0, width: 100)
  }

  @Test func `what follows stands below`() {
    let layout = layout([[1, 2], [3], [3], []])
    #expect(layout.boxes.map(\.layer) == [0, 1, 1, 2])
    #expect(layout.returns.isEmpty)
  }

  @Test func `a way back is no way on`() {
    let layout = layout([[1], [2, 0], []])
    #expect(layout.boxes.map(\.layer) == [0, 1, 2])
    #expect(layout.returns.map { [$0.from, $0.to] } == [[1, 0]])
  }

  @Test func `a step that follows itself is a way back`() {
    #expect(layout([[0, 1], []]).returns.map { [$0.from, $0.to] } == [[0, 0]])
  }

  @Test func `a way over several layers passes through each`() {
    let layout = layout([[1, 2], [2], []])
    #expect(layout.ways.map(\.boxes.count).sorted() == [2, 2, 3])
  }

  @Test func `boxes of a layer don't overlap`() {
    let layout = layout([[1, 2, 3, 4], [5], [5], [5], [5, 6], [], []])
    for layer in layout.layers {
      for (left, right) in zip(layer, layer.dropFirst()) {
        let (one, other) = (layout.boxes[left], layout.boxes[right])
        #expect(other.x - one.x >= (one.width + other.width) / 2)
      }
    }
  }

  @Test func `steps to which nothing leads are shown as well`() {
    #expect(layout([[], [0]]).layers.joined().count == 2)
  }
}

@Suite struct WrappedTextTests {
  @Test func `a Chinese character takes two columns`() {
    #expect(WrappedText("搬迁群众后续扶持", columns: 8, lines: 9).lines == ["搬迁群众", "后续扶持"])
  }

  @Test func `English is broken between words`() {
    #expect(
      WrappedText("survey of the damage", columns: 10, lines: 9).lines == [
        "survey of", "the damage",
      ]
    )
  }

  @Test func `a line doesn't begin with a comma`() {
    #expect(WrappedText("搬迁群众，后续", columns: 8, lines: 9).lines == ["搬迁群众，", "后续"])
  }

  @Test func `what is cut says so`() {
    #expect(WrappedText("搬迁群众后续扶持", columns: 6, lines: 1).lines == ["搬迁…"])
  }
}

@Suite struct SlugTests {
  @Test(arguments: [
    ("baichuan-05", "baichuan-05"), ("household.size", "household.size"), ("..", "~2e~~2e~"),
    ("a/../b", "a~2f~~2e~~2e~~2f~b"), ("村", "~6751~"), ("", "~"), (".x", "~2e~x"),
  ])
  func `a name is safe in a path`(name: String, slug: String) {
    #expect(Slug.text(name) == slug)
  }
}

@Suite struct SitePageTests {
  @Test(arguments: [
    ("zh/a/b.html", "zh/a/c.html", "c.html"), ("zh/a/b.html", "en/a/b.html", "../../en/a/b.html"),
    ("zh/index.html", "zh/a/b.html", "a/b.html"),
    ("zh/a/b/c.html", "assets/x", "../../../assets/x"),
  ])
  func `a way leads from one page to another`(from: String, to: String, way: String) {
    #expect(SitePage.way(from: from, to: to) == way)
  }
}

@Suite struct SearchIndexTests {
  @Test(arguments: [
    ("交通补贴", ["交", "交通", "补", "补贴", "贴", "通", "通补"]),
    ("travel_subsidy 500", ["500", "subsidy", "travel"]),
    ("第5条，附则", ["5", "则", "条", "第", "附", "附则"]),
  ])
  func `a text has terms`(text: String, terms: [String]) {
    #expect(SearchIndex.terms(text).sorted() == terms.sorted())
  }
}
