import Foundation
import ResettlementCommands

/// The command line, `resettle`: all that it does is in the module ResettlementCommands.
@main
enum Resettle {
  static func main() {
    let tool = ResettleTool(on: .system)
    exit(tool.run(Array(CommandLine.arguments.dropFirst())))
  }
}
