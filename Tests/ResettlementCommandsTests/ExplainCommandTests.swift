import Foundation
import Testing

@Suite struct ExplainCommandTests {
  private static let rule = "tracking_service_subsidy"

  @Test func `a rule is explained in English`() {
    let run = CommandRun("explain", "qinzhou-port", Self.rule)
    #expect(run.status == 0)
    for words in [
      "one-off tracking service subsidy (programme)", "500 yuan", "Examples", "review by",
    ] {
      #expect(run.output.contains(words), "\(words)")
    }
  }

  @Test func `a rule is explained in Chinese`() {
    let run = CommandRun("explain", "qinzhou-port", Self.rule, "--lang", "zh")
    for words in ["一次性跟踪服务补贴（补助项目）", "500 元", "须同时满足", "所用口径", "由组织人社局裁量"] {
      #expect(run.output.contains(words), "\(words)")
    }
  }

  @Test func `a clause is explained`() {
    let run = CommandRun("explain", "qinzhou-port", "qinzhou-05")
    #expect(run.output.contains("Obligations") && run.output.contains("二(二)5"))
  }

  @Test func `a paper and a topic of two places are explained`() {
    let paper = CommandRun("explain", "aolezhaoqi", "authorisation", "--lang", "zh")
    for words in ["家庭信息核查授权书（文书 · 表单）", "入户和授权", "〔公民身份号码〕", "个人信息"] {
      #expect(paper.output.contains(words), "\(words)")
    }
    let place = CommandRun("explain", "anhui", "support", "--lang", "zh")
    #expect(place.output.contains("负责：迁入地") && place.output.contains("配合：迁出地"))
  }

  @Test func `a pack is explained, also a library or a template`() {
    for pack in ["qinzhou-port", "common", "district-template", Fixture.path("Liuwan")] {
      let run = CommandRun("explain", pack)
      #expect(run.status == 0 && !run.output.isEmpty, "\(pack): \(run.errors)")
    }
  }

  @Test func `programs get JSON`() throws {
    let run = CommandRun("explain", "qinzhou-port", Self.rule, "--format", "json")
    let json = try #require(run.json as? [String: Any])
    #expect(json["id"] as? String == Self.rule && json["form"] as? String == "programme")
    #expect((json["refers_to"] as? [Any])?.isEmpty == false)
  }

  @Test func `a name that is nearly right is answered with the right one`() {
    let english = CommandRun("explain", "qinzhou-port", "tracking_service_subsidi")
    #expect(english.status == 2)
    #expect(english.errors.contains("did you mean 'tracking_service_subsidy'?"))
    let chinese = CommandRun("explain", "qinzhou-port", "一次性跟踪服务补帖", "--lang", "zh")
    #expect(chinese.errors.contains("是否应为“一次性跟踪服务补贴”？"))
  }

  @Test func `a pack with mistakes is not explained`() {
    let run = CommandRun("explain", Fixture.path("TenMistakes"))
    #expect(run.status == 1 && run.output.isEmpty)
  }
}
