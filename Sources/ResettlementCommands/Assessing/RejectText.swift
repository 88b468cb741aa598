internal import Diagnostics
internal import PopulationColumns

/// The first rows of tables that were not taken, and how many there are.
struct RejectText {
  let rejects: [Reject]
  let count: Int
  let session: Session

  /// A line for each, and their number.
  var text: String {
    guard count > 0 else { return "" }
    let lines = rejects.map { reject in
      let message = reject.message
      let table =
        reject.table == .households
        ? session.pick("户表", "households") : session.pick("人员表", "persons")
      let text = session.pick(message.chinese, message.english)
      return session.pick(
        "\(table)第 \(reject.line) 行：\(text) [\(message.code)]\n",
        "\(table), line \(reject.line): \(text) [\(message.code)]\n"
      )
    }
    let more = count - rejects.count
    let rest =
      more > 0 ? session.pick("……另有 \(more) 行\n", "… and \(more) more\n") : ""
    let total = session.pick(
      "未采用 \(count) 行\n",
      "\(count) rows were not taken\n"
    )
    return lines.joined() + rest + total
  }
}
