import Testing

/// The dialogue in FEEL, with lines that are piped in or typed.
@Suite struct FEELReplTests {
  private func run(_ lines: String..., isTyped: Bool = false, lang: String = "en") -> CommandRun {
    let input = lines.joined(separator: "\n")
    return CommandRun("feel", "repl", "--lang", lang, input: input, isTyped: isTyped)
  }

  @Test func `shows the value of each line, and keeps variables`() {
    let run = run(
      "1 + 1",
      "",
      "income = 9100",
      "net income = income - 100",
      "net income / 2",
      "// x"
    )
    #expect(run.lines == ["2", "income = 9100", "net income = 9000", "4500"])
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test(arguments: [
    ("(x = 5)", "true"), ("x >= 5", "true"), ("x != 5", "false"), ("if x = 5 then 1 else 2", "1"),
    ("\"a\" = \"b\"", "false"), ("{a: 1}.a = 1", "true"), ("5 = x", "true"),
    ("x between 1 and 9 = true", "true"),
  ])
  func `an equals sign defines only after a name`(line: String, value: String) {
    #expect(run("x = 5", line).lines == ["x = 5", value])
  }

  @Test func `a name may be Chinese, and be defined again`() {
    #expect(run("人均 = 8200", "人均 = 人均 + 1", "人均").lines.last == "8201")
  }

  @Test func `a function finds itself and what is defined after it`() {
    let run = run("f = function(n) if n < 2 then one else n * f(n - 1)", "one = 1", "f(20)")
    #expect(run.lines.last == "2432902008176640000")
  }

  @Test func `a mistake is marked at its place, and the dialogue goes on`() {
    let run = run("y = 1 +", "2")
    #expect(
      run.errors == """
        <line>:1:7: error: the expression ends where a value should follow '+' [feel.unexpected-end]
        1 | y = 1 +
          |       ^

        """
    )
    #expect(run.lines == ["2"])
    #expect(run.status == 1)
  }

  @Test func `a null is explained, and is no mistake`() {
    let run = run("1 / 0")
    #expect(run.lines == ["null"])
    #expect(run.errors.contains("warning: "))
    #expect(run.status == 0)
  }

  @Test func `commands tell types and names, and end`() {
    let run = run("x = [1]", ":type x", ":type @\"2024-01-01\"", ":names", ":quit", "7")
    #expect(run.lines == ["x = [1]", "list<number>", "date", "x: list<number>"])
  }

  @Test(arguments: [
    (":typ 1", ":type"), (":nams", ":names"), (":sya 1", ":say"), (":x", ":help"), (":", ":help"),
  ])
  func `an unknown command names the nearest`(line: String, meant: String) {
    let run = run(line)
    #expect(run.errors.contains("'\(meant)'"), "\(run.errors)")
    #expect(run.errors.contains("[command.unknown-repl-command]"))
  }

  @Test func `there is a prompt only where a person types`() {
    #expect(run("1", isTyped: true).output.contains("feel> 1\n"))
    #expect(run("1 +", isTyped: true).status == 0)
    #expect(run("1", ":help", lang: "zh").output.contains("名称 = 表达式"))
    #expect(!run("1").output.contains(">"))
  }

  @Test func `a line that leaves a bracket open goes on in the next`() {
    let run = run("x = [1,", "  2", "]", "{a: \"(\", // [", "b: x[2]}.b", "(1", "", "7")
    #expect(run.lines == ["x = [1, 2]", "2", "7"])
    #expect(run.errors.contains("<line>:1:2: error: "), "\(run.errors)")
    #expect(self.run("[1,", "2]", isTyped: true).output.contains("feel>   ... [1, 2]\n"))
    #expect(self.run("sum([1").errors.contains("error: "))
  }

  @Test func `says an expression in words`() {
    let said = run("x = 5", ":say x * 2 >= 9 and not(x = 1)").lines.last
    #expect(said == "x × 2 (10) ≥ 9 and not (x 5 = 1)")
    #expect(run("x = 5", ":say x in [1..9]", lang: "zh").lines.last == "x 5 属于 1 至 9（含两端）")
    #expect(run(":say 1 +").errors.contains("feel.unexpected-end"))
  }

  @Test func `tells how functions are called`() {
    let run = run(":help  substring ", ":help years and months  duration", ":functions", ":names")
    #expect(run.lines[0].hasPrefix("substring(string: string, start position: number, length?: "))
    #expect(run.output.contains("years and months duration(from: date, to: date)"))
    #expect(run.output.contains("week of year, years and months duration\n"))
    #expect(run.lines.last == "no variables yet; keep one with 'name = expression'")
    #expect(self.run(":help substrng").errors.contains("did you mean 'substring'?"))
    #expect(self.run(":help substrng").errors.contains("[command.no-such-function]"))
  }

  @Test(arguments: ["=", "= 1", "a =", "?", "? = 1", "\u{0}", "a = b = c", ":type", "：quit"])
  func `odd lines are answered`(line: String) {
    #expect(run(line, "1").lines.last == "1")
  }
}
