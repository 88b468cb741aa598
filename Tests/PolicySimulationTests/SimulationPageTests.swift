import Diagnostics
import Foundation
import PolicyPacks
import Quantities
import ResettlementCore
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import PolicySimulation

@Suite struct SimulationPageTests {
  private let folder: ScratchFolder
  private let dates: AssessmentDates

  init() throws {
    folder = try ScratchFolder()
    dates = AssessmentDates(on: try #require(CalendarDay("2026-06-30")))
  }

  private func page(
    _ edits: [ReferencePacks.Edit] = ReferencePacks.reform,
    _ language: Language = .english
  ) throws -> String {
    let simulator = try PolicySimulator(
      baseline: try ReferencePacks.pack(),
      reform: try ReferencePacks.pack(edits),
      on: dates
    )
    var question = SimulationQuestion()
    question.groups = ["category", "size"]
    question.povertyLine = 8_500
    let tables = try SmallTables.madeUp(400, seed: 7).write(to: folder)
    return SimulationPage(try simulator.run(tables, asking: question), in: language).html
  }

  /// The charts of a page.
  private func charts(_ page: String) -> [String] {
    page.matches(of: /(?s)<svg .*?<\/svg>/).map { String($0.output) }
  }

  @Test(arguments: [Language.english, .chinese])
  func `every chart is sound, has a title and a table behind it`(language: Language) throws {
    let page = try page(ReferencePacks.reform, language)
    let charts = charts(page)
    #expect(charts.count == 6)
    for chart in charts {
      let reader = ChartReader(chart)
      #expect(reader.isSound, "\(chart.prefix(300))")
      #expect(reader.label.isEmpty == false)
      #expect(reader.outside == [], "\(chart)")
    }
    for piece in page.components(separatedBy: "</svg>").dropFirst() {
      #expect(piece.contains("<table>"))
    }
  }

  @Test func `bars are as long as their numbers`() throws {
    let chart = try #require(charts(try page()).first)
    let bars = ChartReader(chart).bars
    let longest = try #require(bars.max { $0.width < $1.width })
    #expect(longest.width == 560)
    for bar in bars {
      let exact = bar.number / longest.number * 560
      #expect(abs(bar.width - max(1, exact)) <= 1, "\(bar)")
    }
  }

  @Test func `nothing of a pack becomes markup`() throws {
    let title = ReferencePacks.Edit(
      "r10-elderly-allowance.yaml",
      "en: elderly allowance }",
      "en: '<script>alert(1)</script>' }"
    )
    let name = ReferencePacks.Edit("pack.yaml", "en: Reference workload", "en: '</title><b>'")
    let page = try page(ReferencePacks.reform + [title, name])
    #expect(!page.contains("<script") && !page.contains("<b>"))
    #expect(page.contains("&lt;b&gt;"))
  }

  @Test func `the page needs nothing from elsewhere`() throws {
    let page = try page()
    #expect(page.contains("default-src &#39;none&#39;"))
    for word in ["src=", "href=", "url(", "@import"] { #expect(!page.contains(word), "\(word)") }
  }
}

/// Reads a chart as XML.
private final class ChartReader: NSObject, XMLParserDelegate {
  /// A bar with the number that it stands for.
  struct Bar {
    var width = 0.0
    var number = 0.0
  }

  private(set) var isSound = false
  private(set) var label = ""
  private(set) var bars: [Bar] = []
  /// What stands outside the drawing.
  private(set) var outside: [String] = []
  private var size = (width: 0.0, height: 0.0)
  private var text = ""

  init(_ chart: String) {
    super.init()
    let parser = XMLParser(data: Data(chart.utf8))
    parser.delegate = self
    isSound = parser.parse()
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    text = ""
    if name == "svg" {
      label = attributes["aria-label"] ?? ""
      size = (Double(attributes["width"] ?? "") ?? 0, Double(attributes["height"] ?? "") ?? 0)
    }
    guard let x = attributes["x"].flatMap(Double.init), let y = attributes["y"].flatMap(Double.init)
    else { return }
    let width = attributes["width"].flatMap(Double.init) ?? 0
    if name == "rect" { bars.append(Bar(width: width)) }
    if x < 0 || y < 0 || x + width > size.width || y > size.height {
      outside.append("\(name) at \(x) \(y)")
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard name == "title", !bars.isEmpty else { return }
    let digits = text.drop { $0 != " " }.filter { $0.isNumber || $0 == "." }
    bars[bars.count - 1].number = Double(digits) ?? 0
  }
}
