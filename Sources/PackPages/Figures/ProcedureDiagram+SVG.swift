internal import Markup

extension ProcedureDiagram {
  /// The drawing; each step leads to the place on the page that says more of it.
  func svg(_ words: PageWords) -> Markup {
    ProcedureDrawing(self, words).svg
  }
}

/// The boxes and ways of a procedure with their places.
private struct ProcedureDrawing {
  private struct Box {
    let step: ProcedureDiagram.Step
    let title: [String]
    let condition: [String]
    let actor: [String]
    let times: [String]

    init(_ step: ProcedureDiagram.Step, _ words: PageWords) {
      self.step = step
      title = WrappedText(step.title, columns: 27, lines: 4).lines
      actor = step.actor.map { WrappedText($0, columns: 29, lines: 2).lines } ?? []
      let when = words.pick("条件：", "if ")
      condition = step.condition.map { WrappedText(when + $0, columns: 30, lines: 4).lines } ?? []
      times = step.times.flatMap { WrappedText($0, columns: 29, lines: 2).lines }
    }

    var height: Int {
      let small = condition.count + actor.count + times.count
      return 20 + title.count * 19 + small * 17 + (condition.isEmpty ? 0 : 6)
    }
  }

  private static let width = 208
  private static let gap = 46
  private static let margin = 12

  private let diagram: ProcedureDiagram
  private let words: PageWords
  private let boxes: [Box]
  private let layout: LayeredLayout
  private let tops: [Int]
  private let heights: [Int]

  init(_ diagram: ProcedureDiagram, _ words: PageWords) {
    self.diagram = diagram
    self.words = words
    boxes = diagram.steps.map { Box($0, words) }
    let numbers = Dictionary(
      diagram.steps.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    layout = LayeredLayout(
      next: diagram.steps.map { $0.next.compactMap { numbers[$0] } },
      first: diagram.first.flatMap { numbers[$0] } ?? 0,
      width: Self.width
    )
    let boxes = boxes
    let layout = layout
    heights = layout.layers.map { layer in
      layer.compactMap { layout.boxes[$0].step.map { boxes[$0].height } }.max() ?? 0
    }
    var top = Self.margin + 26
    var tops: [Int] = []
    for height in heights {
      tops.append(top)
      top += height + Self.gap
    }
    self.tops = tops
  }

  // MARK: - The whole

  private var right: Int { layout.boxes.map { $0.x + $0.width / 2 }.max() ?? 0 }
  private var fullWidth: Int { Self.margin * 2 + right + (layout.returns.isEmpty ? 0 : lanes) }
  private var lanes: Int { 16 + layout.returns.count * 12 }
  private var fullHeight: Int { (tops.last ?? 0) + (heights.last ?? 0) + Self.margin }

  var svg: Markup {
    guard !boxes.isEmpty else { return .none }
    let ways = layout.ways.map(way) + layout.returns.enumerated().map { back($1, lane: $0) }
    return .block(
      "svg",
      [
        "class": "procedure", "role": "group", "aria-label": label,
        "viewBox": "0 0 \(fullWidth) \(fullHeight)", "width": "\(fullWidth)",
        "height": "\(fullHeight)",
      ],
      [start] + ways + boxes.indices.map(box)
    )
  }

  private var label: String {
    words.pick(
      "流程图：\(diagram.title)；下表逐步说明",
      "Diagram of \(diagram.title); the table below says the same"
    )
  }

  private func left(of step: Int) -> Int { Self.margin + layout.boxes[step].x - Self.width / 2 }
  private func middle(of box: Int) -> Int { Self.margin + layout.boxes[box].x }
  private func top(of box: Int) -> Int { tops[layout.boxes[box].layer] }

  private func bottom(of box: Int) -> Int {
    let layer = layout.boxes[box].layer
    return tops[layer] + (layout.boxes[box].step.map { boxes[$0].height } ?? heights[layer])
  }

  /// A dot from which the first step is entered.
  private var start: Markup {
    guard let first = diagram.steps.firstIndex(where: { $0.id == diagram.first }) else {
      return .none
    }
    let (x, y) = (middle(of: first), top(of: first))
    return .element("circle", ["class": "start", "cx": "\(x)", "cy": "\(y - 24)", "r": "5"])
      + line("M\(x) \(y - 19)V\(y - 7)", "way") + head(x, y)
  }

  // MARK: - Ways

  private func way(_ way: LayeredLayout.Way) -> Markup {
    guard let first = way.boxes.first, let last = way.boxes.last else { return .none }
    var path = "M\(middle(of: first)) \(bottom(of: first))"
    for (upper, lower) in zip(way.boxes, way.boxes.dropFirst()) {
      let (x, y) = (middle(of: upper), bottom(of: upper))
      let target = middle(of: lower)
      let end = top(of: lower) - (lower == last ? 7 : 0)
      let half = (tops[layout.boxes[lower].layer] - Self.gap / 2)
      if layout.boxes[upper].step == nil || y < half { path += "V\(half - 20)" }
      path += x == target ? "V\(end)" : "C\(x) \(half) \(target) \(half) \(target) \(end)"
      if lower != last { path += "V\(bottom(of: lower))" }
    }
    return line(path, "way") + head(middle(of: last), top(of: last))
  }

  /// A way back: down from a step, along the right side, and from above into an earlier one.
  private func back(_ ends: (from: Int, to: Int), lane: Int) -> Markup {
    let (x, y) = (middle(of: ends.from) + 40 + lane * 6, bottom(of: ends.from))
    let (target, top) = (middle(of: ends.to) + 40 + lane * 6, top(of: ends.to))
    let side = Self.margin + right + 16 + lane * 12
    let floor = tops[layout.boxes[ends.from].layer] + heights[layout.boxes[ends.from].layer]
    let path =
      "M\(x) \(y)V\(floor + 12 + lane * 3)H\(side)V\(top - 14 - lane * 3)H\(target)V\(top - 7)"
    return line(path, "way back") + head(target, top)
  }

  private func line(_ path: String, _ kind: String) -> Markup {
    .element("path", ["class": kind, "d": path])
  }

  private func head(_ x: Int, _ y: Int) -> Markup {
    .element("path", ["class": "head", "d": "M\(x - 5) \(y - 8)H\(x + 5)L\(x) \(y)Z"])
  }

  // MARK: - Boxes

  private func box(_ index: Int) -> Markup {
    let box = boxes[index]
    let (x, y) = (left(of: index), top(of: index))
    let frame = Markup.element(
      "rect",
      [
        "x": "\(x)", "y": "\(y)", "width": "\(Self.width)", "height": "\(box.height)",
        "rx": box.step.isEnd ? "\(min(box.height / 2, 20))" : "6",
      ]
    )
    return .block(
      "a",
      ["href": "#\(box.step.anchor)", "class": box.step.isEnd ? "state end" : "state"],
      [frame] + texts(of: box, middle: x + Self.width / 2, top: y)
    )
  }

  private func texts(of box: Box, middle: Int, top: Int) -> [Markup] {
    var y = top + 8
    var texts: [Markup] = []
    func add(_ lines: [String], _ kind: String, height: Int) {
      for line in lines {
        y += height
        texts.append(
          .element("text", ["x": "\(middle)", "y": "\(y - 3)", "class": kind], .text(line))
        )
      }
    }
    add(box.title, "title", height: 19)
    add(box.actor, "actor", height: 17)
    add(box.times, "time", height: 17)
    if !box.condition.isEmpty { y += 6 }
    add(box.condition, "guard", height: 17)
    return texts
  }
}
