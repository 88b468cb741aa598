import Foundation
import ResettlementCommands
import Testing

@Suite struct ResettleToolTests {
  private static let commands = [
    ["check"], ["test"], ["assess"], ["clauses"], ["feel", "eval"], ["feel", "test"], ["schema"],
    ["demo"],
  ]

  @Test(arguments: commands)
  func `the help of every command has an example`(command: [String]) {
    let run = CommandRun(list: command + ["--help"])
    #expect(run.output.contains("示例:\n  resettle \(command.joined(separator: " "))"))
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func `help names every command and the exit statuses`() {
    let run = CommandRun("--help")
    for command in Self.commands { #expect(run.output.contains("\n  \(command[0]) ")) }
    #expect(run.output.contains("Exit status"))
    #expect(run.output == CommandRun().output)
    #expect(run.output == CommandRun("help").output)
  }

  @Test func `says its version`() {
    #expect(CommandRun("--version").output == ResettleTool.version + "\n")
  }

  @Test(
    arguments: [
      ["chekc", "Plugins"], ["check"], ["check", "--format", "xml", "."],
      ["test", "--cover", "."],
      ["assess", "--pack", "x"], ["feel", "eval"], ["feel", "eval", "1", "2"],
      ["check", "--lang", "fr", "."],
    ]
  )
  func `a call that is none says how it would be right`(arguments: [String]) {
    let run = CommandRun(list: arguments)
    #expect(run.output == "")
    #expect(run.errors.contains("Usage: resettle"))
    #expect(run.status == 2)
  }

  @Test(
    arguments: [
      (["LANG": "zh_CN.UTF-8"], "错误"), (["LANG": "en_GB.UTF-8"], "error"), ([:], "error"),
      (["LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"], "错误"),
      (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], "error"),
      (["LANG": "zh_CN.UTF-8", "LC_ALL": ""], "错误"),
    ]
  )
  func `speaks the language of the locale`(environment: [String: String], word: String) {
    let run = CommandRun("feel", "eval", "1 +", environment: environment)
    #expect(run.errors.contains(" \(word): "))
  }

  @Test(
    arguments: [
      (["due"], "缺少“--pack <id-or-path>”"),
      (["due", "--pack"], "“--pack <id-or-path>”缺少取值"),
      (["due", "--pack", "a", "--input", "b", "x"], "多余的参数“x”"),
      (["due", "--pack", "a", "--input", "b", "x", "y"], "有 2 个多余的参数：“x”、“y”"),
      (["due", "--pack", "a", "--input", "b", "--al"], "没有选项“--al”，是否应为“--all”？"),
      (
        ["due", "--pack", "a", "--input", "b", "--format", "x"],
        "“--format <format>”不能取“x”；可取：“text”、“json”"
      ),
      (["due", "--pack", "a", "--input", "b", "--on", "x"], "“--on <date>”不能取“x”：“x”不是日期"),
      (["check", "--timeline", "2024-02-01..2024-01-01", "."], "的止日早于起日；请对调"),
    ]
  )
  func `mistakes in a call are said in Chinese to who asks for it`(
    _ arguments: [String],
    _ words: String
  ) {
    let chinese = CommandRun(list: arguments, environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.errors.hasPrefix("错误：") && chinese.errors.contains("用法：resettle"))
    #expect(chinese.errors.contains(words), "\(chinese.errors)")
    #expect(chinese.status == 2)
    if arguments.last != "--pack" {
      #expect(CommandRun(list: arguments + ["--lang", "zh"]).errors == chinese.errors)
    }
    let english = CommandRun(list: arguments)
    #expect(english.errors.hasPrefix("Error: ") && !english.errors.contains(words))
    #expect(!english.errors.contains("\u{1F}") && !chinese.errors.contains("\u{1E}"))
  }

  @Test func `a result that can't be written is an internal error`() {
    struct NoRoom: Error {}
    let console = Console(output: { _ in throw NoRoom() }, errors: { _ in })
    #expect(ResettleTool(on: console).run(["feel", "eval", "1"]) == 3)
  }
}
