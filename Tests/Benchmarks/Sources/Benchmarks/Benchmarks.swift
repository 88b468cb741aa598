/// Times what the documentation promises, and prints a table: `Benchmarks [SAMPLES]`.
@main
enum Benchmarks {
  static func main() {
    let samples = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 15
    let watch = Stopwatch(samples: max(3, samples))
    watch.start()
    ExpressionBenchmarks.run(watch)
    TableBenchmarks.run(watch)
    PackBenchmarks.run(watch)
    DutyBenchmarks.run(watch)
  }
}
