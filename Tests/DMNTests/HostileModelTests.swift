import DMN
import Diagnostics
import FEEL
import Testing

/// Texts that are meant to do harm, or are damaged: each gives a diagnostic or a model, soon.
@Suite struct HostileModelTests {
  private func codes(_ xml: String) -> [String] {
    codes(Array(xml.utf8))
  }

  private func codes(_ bytes: [UInt8]) -> [String] {
    do throws(DiagnosticsError) {
      _ = try DMNModel(xml: SourceText(name: "hostile.dmn", bytes: bytes))
      return []
    } catch {
      return error.diagnostics.map(\.code)
    }
  }

  private static let bomb =
    "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]><definitions>&y;</definitions>"

  @Test(arguments: [
    (bomb, "dmn.document-type"),
    ("<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>", "dmn.document-type"),
    ("<a>&x;</a>", "dmn.entity"), ("<a>&#0;</a>", "dmn.entity"), ("<a>&#xD800;</a>", "dmn.entity"),
    ("<a b='&amp'/>", "dmn.entity"), ("<a>& b</a>", "dmn.entity"),
    ("", "dmn.no-element"), ("  \n ", "dmn.no-element"), ("abc", "dmn.text-outside"),
    ("<a/>b", "dmn.text-outside"), ("<a/><b/>", "dmn.second-root"), ("<a>", "dmn.unclosed"),
    ("<a><b></a></b>", "dmn.wrong-end-tag"), ("</a>", "dmn.wrong-end-tag"),
    ("<a b=1/>", "dmn.broken-tag"),
    ("<a b='1' b='2'/>", "dmn.duplicate-attribute"), ("<a b='1'c='2'/>", "dmn.broken-tag"),
    ("<", "dmn.broken-tag"), ("<a b='<'/>", "dmn.broken-tag"), ("<a b='x", "dmn.broken-tag"),
    ("<!-- x", "dmn.unclosed"), ("<a><![CDATA[x</a>", "dmn.unclosed"),
    ("<p:a/>", "dmn.unknown-prefix"),
    ("<?xml version='1.0' encoding='UTF-16'?><a/>", "dmn.encoding"), ("<a/>", "dmn.not-dmn"),
    ("<definitions xmlns='http://www.omg.org/spec/DMN/20151101/dmn.xsd'/>", "dmn.not-dmn"),
  ])
  func `broken markup`(xml: String, code: String) {
    #expect(codes(xml) == [code])
  }

  @Test func `bytes that are no UTF-8 are refused`() {
    #expect(codes([0x3C, 0xFF, 0x3E]) == ["dmn.encoding"])
    #expect(codes([0xFF, 0xFE, 0x3C, 0x00]) == ["dmn.encoding"])
    #expect(codes([0xEF, 0xBB, 0xBF] + Array("<a/>".utf8)) == ["dmn.not-dmn"])
  }

  @Test func `depth is limited`() {
    let deep = String(repeating: "<list>", count: 100_000)
    #expect(codes(SampleModel.wrapped("<decision name='D'>" + deep)) == ["dmn.too-deep"])
  }

  @Test func `boxes that nest as deep as can be are evaluated`() throws {
    let (open, close) = (
      String(repeating: "<list>", count: 120), String(repeating: "</list>", count: 120)
    )
    let body = "<decision id='d' name='D'>\(open)\(close)</decision>"
    let source = SourceText(name: "deep.dmn", text: SampleModel.wrapped(body))
    let result = DecisionEngine(try DMNModel(xml: source)).evaluate(decision: "D")
    #expect(result.codes.contains("dmn.too-deep"))
  }

  @Test func `size is limited`() {
    let bytes = [UInt8](repeating: 0x20, count: (16 << 20) + 1)
    #expect(codes(bytes) == ["dmn.too-large"])
  }

  @Test func `damaged models give diagnostics or values`() {
    let bytes = Array(
      SampleModel.subsidy(namespace: "https://www.omg.org/spec/DMN/20230324/MODEL/").utf8
    )
    let person: [String: Value] = ["Person": value("{name: \"An\", age: 30, kind: \"local\"}")]
    var random = Seeded(state: 2024)
    var (evaluated, refused) = (0, 0)
    for _ in 0..<2000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { damaged.damage(&random) }
      let source = SourceText(name: "damaged.dmn", bytes: damaged)
      do throws(DiagnosticsError) {
        let model = try DMNModel(xml: source)
        let engine = DecisionEngine(model, limits: EvaluationLimits(steps: 10_000))
        for decision in model.decisions {
          _ = engine.evaluate(decision: decision.name, inputs: person)
          evaluated += 1
        }
      } catch {
        #expect(!error.diagnostics.isEmpty)
        refused += 1
      }
    }
    #expect(evaluated > 100)
    #expect(refused > 100)
  }

  @Test func `a record's model that nests without end is refused`() {
    let depth = 300
    let open = String(repeating: "{\"node\":\"list\",\"items\":[", count: depth)
    let close = String(repeating: "]}", count: depth)
    let line = """
      {"id":"deep","kind":"boxed-list","expected":{"type":"null"},"target":{"decision":"D"},
      "model":{"decisions":[{"name":"D","expression":\(open)\(close)}]}}
      """
    #expect(throws: ModelRecord.ReadingError.self) {
      _ = try ModelRecord(json: line.replacing("\n", with: ""))
    }
  }
}

extension [UInt8] {
  fileprivate mutating func damage(_ random: inout Seeded) {
    let place = Int.random(in: 0..<count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: remove(at: place)
    case 1: self[place] = UInt8.random(in: 0...127, using: &random)
    case 2: insert(Array("<>&\"'/#0-[](){}".utf8).randomElement(using: &random) ?? 0, at: place)
    default:
      let end = Swift.min(place + Int.random(in: 1...40, using: &random), count)
      let piece = Array(self[place..<end])
      insert(contentsOf: piece, at: Int.random(in: 0..<count, using: &random))
    }
  }
}

/// Random numbers that are the same in every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
