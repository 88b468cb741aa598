import FEEL
import Quantities
import Testing

@Suite struct BuiltInFunctionTests {
  @Test(
    arguments: EvaluationCase.table(
      """
      substring("人均纯收入", 3) => "纯收入"
      substring("foobar", -2, 1) => "a"
      substring("abc", 0) => feel.out-of-range
      string length("🐎人") => 2
      upper case("aBc4") => "ABC4"
      substring before("foobar", "bar") => "foo"
      substring after("foobar", "ob") => "ar"
      substring after("foobar", "x") => ""
      contains("foobar", "ob") => true
      starts with("foobar", "fo") => true
      ends with("foobar", "r") => true
      string join(["a", null, "c"], "-") => "a-c"
      string(1.50) => "1.5"
      string([@"2024-01-01"]) => "[@\\"2024-01-01\\"]"
      number("1.000,5", ".", ",") => 1000.5
      number("x") => feel.unreadable-text
      not(null) => null
      is(@"2012-12-25", @"23:00:50") => false
      is(@"23:00:50Z", @"23:00:50+00:00") => true
      range("[1..3)") => [1..3)
      range("[1..x]") => feel.unreadable-text
      duration("P1Y") => @"P1Y"
      """
    )
  )
  func `works with texts and conversions`(aCase: EvaluationCase) { aCase.check() }

  @Test(
    arguments: EvaluationCase.table(
      """
      decimal(2.5, 0) => 2
      decimal(1/3, 2) => 0.33
      round up(-1.126, 2) => -1.13
      round down(-1.126, 2) => -1.12
      round half up(2.5, 0) => 3
      round half down(2.5, 0) => 2
      floor(-1.5) => -2
      ceiling(1.561, 1) => 1.6
      abs(@"-PT5H") => @"PT5H"
      modulo(-12, 5) => 3
      modulo(1, 0) => feel.no-result
      sqrt(16) => 4
      odd(5) => true
      even(2.5) => false
      decimal(1, 6177) => feel.out-of-range
      """
    )
  )
  func `works with numbers`(aCase: EvaluationCase) { aCase.check() }

  @Test(
    arguments: EvaluationCase.table(
      """
      min(3, 1, 2) => 1
      max(["a", "c", "b"]) => "c"
      min([1, null]) => feel.no-result
      sum([]) => null
      sum(1, 2.5) => 3.5
      mean([1, 2]) => 1.5
      median([8, 2, 5, 3]) => 4
      mode([6, 1, 9, 6, 1]) => [1, 6]
      stddev([1]) => feel.no-result
      product(2, 3, 4) => 24
      all([]) => true
      all([true, null]) => null
      any([null, true]) => true
      any([1, false]) => feel.no-result
      count(5) => 1
      list contains([1, null], null) => true
      sublist([4, 5, 6], 2) => [5, 6]
      sublist([4, 5, 6], -1, 1) => [6]
      sublist([4, 5, 6], 2, 5) => feel.out-of-range
      append([1], 2, [3]) => [1, 2, [3]]
      concatenate([1], [2], [3]) => [1, 2, 3]
      insert before([1, 3], 2, 2) => [1, 2, 3]
      remove([1, 2, 3], -1) => [1, 2]
      list replace([2, 4, 7], function(item, newItem) item < newItem, 5) => [5, 5, 7]
      list replace([2, 4, 7], 2, 5) => [2, 5, 7]
      reverse([1, 2]) => [2, 1]
      index of([1, 2, 1], 1) => [1, 3]
      union([1, 2], [2, 3]) => [1, 2, 3]
      distinct values([1, "1", 1]) => [1, "1"]
      duplicate values([1, 2, 1]) => [1]
      flatten([[1, [2]], 3]) => [1, 2, 3]
      sort([3, 1, 2], function(x, y) x > y) => [3, 2, 1]
      sort(precedes: function(x, y) x < y, list: ["b", "a"]) => ["a", "b"]
      """
    )
  )
  func `works with lists`(aCase: EvaluationCase) { aCase.check() }

  @Test(
    arguments: EvaluationCase.table(
      """
      date(2024, 2, 29) => @"2024-02-29"
      date(2023, 2, 29) => feel.no-result
      date("2023-02-29") => feel.unreadable-text
      date and time(@"2024-01-01", @"10:00:00Z") => @"2024-01-01T10:00:00Z"
      date and time(2024, 1, 2, 3, 4, 5, "Asia/Shanghai") => @"2024-01-02T03:04:05@Asia/Shanghai"
      date and time("2024-01-01") => @"2024-01-01T00:00:00"
      time(10, 30, 1.5, @"PT8H") => @"10:30:01.5+08:00"
      time(@"2024-01-01") => @"00:00:00Z"
      years and months duration(@"2011-12-22", @"2013-08-24") => @"P1Y8M"
      day of week(@"2024-07-01") => "Monday"
      month of year(@"2024-07-01") => "July"
      day of year(@"2024-12-31") => 366
      week of year(@"2005-01-01") => 53
      get value({a: {b: 2}}, ["a", "b"]) => 2
      get entries({a: 1}) => [{key: "a", value: 1}]
      context([{key: "a", value: 1}]) => {a: 1}
      context put({a: {}}, ["a", "b"], 1) => {a: {b: 1}}
      context merge([{a: 1}, {a: 2, b: 3}]) => {a: 2, b: 3}
      """
    )
  )
  func `works with times and contexts`(aCase: EvaluationCase) { aCase.check() }

  @Test(
    arguments: EvaluationCase.table(
      """
      before(1, 10) => true
      before([1..10), 10) => true
      before([1..10], [10..20]) => false
      before([1..10), [10..20]) => true
      after([11..20], 10) => true
      meets([1..5], [5..10]) => true
      meets([1..5), [5..10]) => false
      met by([5..10], [1..5]) => true
      overlaps([1..5], [5..8]) => true
      overlaps([1..5), [5..8]) => false
      overlaps before([1..5), (1..5]) => true
      overlaps before([1..5], [1..5]) => false
      overlaps after((1..5], [1..5)) => true
      finishes(10, (1..10]) => true
      finishes([5..10), [1..10]) => false
      finished by([1..10], [5..10]) => true
      includes([1..10], [2..3]) => true
      includes((1..10], [1..3]) => false
      during(5, [1..10]) => true
      starts([1..5), [1..5]) => true
      started by((1..10], (1..5]) => true
      coincides([1..5), [1..5]) => false
      coincides(5, 5) => true
      before(1, "a") => feel.no-operation
      """
    )
  )
  func `knows how ranges lie to each other`(aCase: EvaluationCase) { aCase.check() }

  @Test(
    arguments: EvaluationCase.table(
      """
      sqrt() => feel.argument-count
      sqrt("4") => feel.argument-type
      sqrt(n: 4) => feel.argument-name
      sqrt([4]) => 2
      floor(1.56, null) => feel.argument-type
      string length(null) => feel.argument-type
      day of week(@"2024-07-01T10:00:00") => "Monday"
      """
    )
  )
  func `takes arguments by the rules of the standard`(aCase: EvaluationCase) { aCase.check() }

  @Test func `has a line of prose in both languages for each function`() {
    for function in FunctionLibrary.standard.functions {
      #expect(!function.english.isEmpty && !function.chinese.isEmpty, "\(function.name)")
      #expect(!function.overloads.isEmpty, "\(function.name)")
    }
  }

  @Test func `answers a call by name without an expression`() {
    let floor = FunctionLibrary.standard["floor"]
    #expect(floor?.value(of: [.number(ExactDecimal(significand: 15, exponent: -1))]) == .number(1))
    #expect(floor?.value(of: [.string("x")]) == .null)
  }
}
