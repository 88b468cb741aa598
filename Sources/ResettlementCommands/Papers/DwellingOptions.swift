internal import ArgumentParser
internal import ResettlementCore

/// The options that choose subjects by where below the village they live, and total lists by it.
struct DwellingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only this villagers' group. 组", valueName: "name"))
  var group: String?

  @Option(help: ArgumentHelp("Only this grid. 网格", valueName: "name"))
  var grid: String?

  @Option(help: ArgumentHelp("Only this building. 楼栋", valueName: "name"))
  var building: String?

  @Option(help: ArgumentHelp("Only this unit or staircase. 单元", valueName: "name"))
  var unitOfBuilding: String?

  @Option(help: ArgumentHelp("Only this room. 房号", valueName: "name"))
  var room: String?

  @Option(help: "Divides and totals a list: group, grid, building, unit, room. 按此分段小计")
  var totalBy: LevelName?

  /// A level below the village as it is named in options.
  enum LevelName: String, CaseIterable, ExpressibleByArgument {
    case group
    case grid
    case building
    case unit
    case room

    var level: DwellingPlace.Level? { DwellingPlace.Level(rawValue: rawValue) }
  }

  /// Where somebody must live to be chosen; of which nothing is known where all are.
  var place: DwellingPlace {
    var place = DwellingPlace()
    (place[.group], place[.grid], place[.building]) = (group, grid, building)
    (place[.unit], place[.room]) = (unitOfBuilding, room)
    return place
  }
}
