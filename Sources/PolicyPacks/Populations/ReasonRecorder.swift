internal import FEEL
internal import ResettlementCore

/// Notes on what the reasons of an answer depend while they are made of a record.
///
/// Reasons are made of truth values and cases, which decide what is said at all, and of other values,
/// which are only shown. The first are noted as questions with their answers, in the order in which
/// they are asked; in the place of the others stands a mark.
final class ReasonRecorder {
  /// A question, and what came of it.
  struct Answer {
    let register: Int
    let frame: Int
    let answer: Int
  }

  /// The questions so far, each once; none after the reasons were found to depend on more.
  private(set) var answers: [Answer] = []
  /// The values that are only shown.
  private(set) var shown: [Trace] = []
  /// Whether the reasons depend on more than can be noted.
  private(set) var isGivenUp = false
  /// Whether all with the same answers depend on more.
  private(set) var isSettled = false

  private let workspace: ProgramWorkspace
  private var asked: Set<Int> = []

  /// Notes what is asked of a workspace.
  init(_ workspace: ProgramWorkspace) { self.workspace = workspace }

  /// Notes that the reasons depend on more than questions and values that are only shown: on what a
  /// part came to that was perhaps asked before.
  func giveUp(on trace: Trace) {
    if !isGivenUp { isSettled = asked.contains(trace.register) }
    isGivenUp = true
  }

  /// Notes that the reasons depend on what a part came to.
  func ask(_ trace: Trace) {
    guard !isGivenUp, !workspace.isShared(trace), !asked.contains(trace.register) else { return }
    let answer = workspace.recordAnswer(of: trace.register, frame: trace.frame)
    guard answer != ProgramWorkspace.noAnswer else { return giveUp(on: trace) }
    asked.insert(trace.register)
    answers.append(Answer(register: trace.register, frame: trace.frame, answer: answer))
  }

  /// What stands for the value of a part; `nil` if the value itself does, which is noted then.
  func mark(of trace: Trace) -> String? {
    if workspace.isShared(trace) { return nil }
    switch trace.type.unwrapped {
    case .boolean, .enumeration:
      ask(trace)
      return nil
    default:
      shown.append(trace)
      return Self.mark(shown.count - 1)
    }
  }

  private static let prefix = "\u{1}"

  private static func mark(_ place: Int) -> String { "\(prefix)\(place)" }

  /// The place among the shown values for which a text stands; `nil` if it is a text of its own.
  static func place(of text: String?) -> Int? {
    guard let text, text.hasPrefix(prefix) else { return nil }
    return Int(text.dropFirst())
  }
}

/// Finds what was made for the same answers to the same questions.
///
/// Which question comes next depends on the answers so far; the end of each way is the place of what
/// was made.
struct AnswerTree {
  private var nodes: [Node] = []
  private var edges: [Edge] = []

  private struct Node {
    let register: Int
    let frame: Int
    var firstEdge = -1
  }

  private struct Edge {
    let answer: Int
    let nextEdge: Int
    /// The next node, or below zero the complement of the place at the end.
    let target: Int
  }

  /// Where no way leads.
  static let nowhere = -1
  /// The place at the end of ways on which nothing can be kept.
  static let unkept = Int.max

  /// How many ways there are.
  private(set) var count = 0

  /// Adds the way of some answers, of which there is none yet.
  mutating func add(_ answers: [ReasonRecorder.Answer], place: Int) {
    count += 1
    if answers.isEmpty, nodes.isEmpty { onlyPlace = place }
    var node = 0
    for (index, answer) in answers.enumerated() {
      if node == nodes.count { nodes.append(Node(register: answer.register, frame: answer.frame)) }
      let isLast = index == answers.count - 1
      if !isLast, let next = target(node, answer.answer) {
        guard next >= 0 else { return }
        node = next
        continue
      }
      let target = isLast ? ~place : nodes.count
      edges.append(
        Edge(answer: answer.answer, nextEdge: nodes[node].firstEdge, target: target)
      )
      nodes[node].firstEdge = edges.count - 1
      node = nodes.count
    }
  }

  /// The place where nothing is asked.
  private var onlyPlace = AnswerTree.nowhere

  private func target(_ node: Int, _ answer: Int) -> Int? {
    var edge = nodes[node].firstEdge
    while edge >= 0 {
      if edges[edge].answer == answer { return edges[edge].target }
      edge = edges[edge].nextEdge
    }
    return nil
  }

  /// Follows the answers of a record; ``nowhere`` if nothing was made for them.
  func place(in workspace: ProgramWorkspace) -> Int {
    guard !nodes.isEmpty else { return onlyPlace }
    var node = 0
    while true {
      let answer = workspace.recordAnswer(of: nodes[node].register, frame: nodes[node].frame)
      guard let next = target(node, answer) else { return Self.nowhere }
      guard next >= 0 else { return ~next }
      node = next
    }
  }
}
