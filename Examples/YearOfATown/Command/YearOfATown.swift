internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import MadeUpTown
internal import Quantities
internal import ResettlementKit
internal import StandardPacks
internal import TownYear

/// Lets a made-up town live through a year, prints the work list of each month, and writes a report.
@main
struct YearOfATown: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "YearOfATown",
    abstract: "样镇的一年：虚构一个镇，逐月发现线索、办理监测、写出年报 / a made-up town's year"
  )

  @Option(help: "随机数种子，同一种子结果逐字节相同 / the seed of everything that is made up")
  var seed: UInt64 = 1

  @Option(help: "户数 / how many households")
  var households = 2_000

  @Option(help: "年报和表格写到哪个文件夹；不写则只列清单 / the folder for the report and tables")
  var out: String?

  @Option(help: "清单用哪种语言：zh 或 en / the language of the work lists")
  var lang = "zh"

  func validate() throws {
    guard 1...20_000 ~= households else {
      throw ValidationError("户数应在 1 到 20000 之间 / households must be between 1 and 20000")
    }
    guard Language(rawValue: lang) != nil else {
      throw ValidationError("语言应为 zh 或 en / the language must be zh or en")
    }
  }

  func run() async throws {
    guard let first = CalendarDay(year: 2025, month: 1, day: 1),
      let policy = try TownPolicy(among: PackLoader.load(StandardPacks.sources).packs)
    else { throw ValidationError("没有政策包 aolezhaoqi / there is no pack 'aolezhaoqi'") }
    let town = MadeUpTown(seed: seed, households: households, on: first)
    let year = try await TownYear(of: town, under: policy) { month in
      FileHandle.standardError.write(Data("\(month)…\n".utf8))
    }
    let language = Language(rawValue: lang) ?? .chinese
    for month in year.months {
      print(year.workList(of: month, language: language), terminator: "\n\n")
    }
    if let out { try write(year.files, to: URL(filePath: out)) }
  }

  private func write(_ files: [(name: String, text: String)], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
      print(folder.appending(path: name).path)
    }
  }
}
