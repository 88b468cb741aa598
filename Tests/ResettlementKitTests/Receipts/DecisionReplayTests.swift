import DecisionReceipts
import ResettlementKit
import Tabular
import Testing

@Suite struct DecisionReplayTests {
  private let key = ReceiptKey(secret: [UInt8](repeating: 7, count: 32))
  private let now = RecordedTime(secondsSince1970: 1_720_000_000)

  private func pack(minimum: Int = 6, name: String = "small") throws -> PolicyPack {
    try SmallPack.load(SmallPack.source(name: name, minimum: minimum))
  }

  private func decided(
    choosing choices: DecisionChoices = DecisionChoices(),
    size: Int = 5
  ) throws -> (DecisionReceipt, DecisionContent) {
    let recorder = try DecisionRecorder(pack(), choosing: choices, recordedBy: "某镇")
    let decided = recorder.decide(
      "large_household",
      about: SubjectReference(.household, "h1"),
      in: SmallPack.population(size: size),
      on: try SmallPack.dates()
    )
    let receipt = DecisionReceipt(of: decided.decision, after: nil, at: now, key: key)
    return (receipt, decided.decision.content)
  }

  @Test func `a decision is recomputed to the same bytes`() async throws {
    let (receipt, content) = try decided()
    let replay = DecisionReplay([try pack()])
    #expect(await replay.replay(receipt, .kept(content), key: key) == .same)
  }

  @Test func `the choices of the office are made again`() async throws {
    let (receipt, content) = try decided(choosing: DecisionChoices(parameters: ["least": "5"]))
    let text = String(decoding: content.answer, as: UTF8.self)
    #expect(text.contains("\"verdict\":\"eligible\""))
    #expect(await DecisionReplay([try pack()]).replay(receipt, .kept(content), key: key) == .same)
  }

  @Test func `the same pack in another folder is the same pack`() async throws {
    let (receipt, content) = try decided()
    let replay = DecisionReplay([try pack(name: "elsewhere/of/the/office")])
    #expect(await replay.replay(receipt, .kept(content), key: key) == .same)
  }

  @Test func `a pack of which one number was changed is not the pack of the receipt`() async throws
  {
    let (receipt, content) = try decided()
    let needed = try #require(receipt.question.packs.last)
    let changed = DecisionReplay([try pack(minimum: 7)])
    #expect(await changed.replay(receipt, .kept(content), key: key) == .needsPack(needed))
    #expect(
      await DecisionReplay([]).replay(receipt, .kept(content), key: key) == .needsPack(needed)
    )
    let both = DecisionReplay([try pack(minimum: 7), try pack()])
    #expect(await both.replay(receipt, .kept(content), key: key) == .same)
  }

  @Test func `facts or answers that were changed are noticed`() async throws {
    let (receipt, content) = try decided()
    let other = try decided(size: 9).1
    let replay = DecisionReplay([try pack()])
    for changed in [
      DecisionContent(inputs: other.inputs, answer: content.answer),
      DecisionContent(inputs: content.inputs, answer: other.answer),
    ] {
      #expect(await replay.replay(receipt, .kept(changed), key: key) == .damaged)
    }
  }

  @Test func `a decision that rests on other facts than it says comes out differently`()
    async throws
  {
    let (receipt, content) = try decided()
    let other = try decided(size: 9).1
    let forged = RecordedDecision(
      question: receipt.question,
      content: DecisionContent(inputs: other.inputs, answer: content.answer),
      people: [],
      recordedBy: "某镇"
    )
    let link = DecisionReceipt(of: forged, after: nil, at: now, key: key)
    let outcome = await DecisionReplay([try pack()]).replay(link, .kept(forged.content), key: key)
    #expect(outcome == .different(recorded: "ineligible", recomputed: "eligible"))
    #expect(!outcome.isFine)
  }

  @Test func `what was erased says so and when`() async throws {
    let (receipt, _) = try decided()
    let outcome = await DecisionReplay([try pack()]).replay(receipt, .erased(at: now), key: key)
    #expect(outcome == .erased(at: now))
    #expect(outcome.isFine)
  }

  @Test func `only what the rule has read is kept`() throws {
    var population = SmallPack.population(size: 5)
    var other = Household(id: "h2")
    other.size = .known(3)
    population.insert(other)
    let decided = try DecisionRecorder(pack(), recordedBy: "某镇").decide(
      "large_household",
      about: SubjectReference(.household, "h1"),
      in: population,
      on: try SmallPack.dates()
    )
    let text = String(decoding: decided.decision.content.inputs, as: UTF8.self)
    #expect(text.contains("\"h1\""))
    #expect(!text.contains("h2"))
    #expect(decided.decision.people == [SubjectReference(.household, "h1")])
  }

  // MARK: - People

  /// A decision by a rule that reads an expression about a subject.
  private func people(
    _ expression: String,
    about subject: SubjectReference,
    in population: Population
  ) throws -> [String] {
    let rule = """
      classification: asked
      title: 询问
      cite: [small-1]
      subject: \(subject.kind.rawValue)
      when:
        so: \(expression)
      """
    let source = SmallPack.source()
    let asked = SourceText(name: "small/asked.yaml", text: rule)
    let pack = try SmallPack.load(PackSource(name: source.name, files: source.files + [asked]))
    let decided = try DecisionRecorder(pack, recordedBy: "某镇").decide(
      "asked",
      about: subject,
      in: population,
      on: try SmallPack.dates()
    )
    return decided.decision.people.map(\.description).sorted()
  }

  @Test func `a person whom only a fact names is one of the people of the decision`() throws {
    var placement = Placement(id: "x1")
    placement.worker = .known("p7")
    var population = Population()
    population.insert(placement)
    let subject = SubjectReference(.placement, "x1")
    let people = try people("placement.worker != null", about: subject, in: population)
    #expect(people == [subject, SubjectReference(.person, "p7")].map(\.description).sorted())
  }

  @Test func `those in a list that was read are people of the decision`() throws {
    var population = SmallPack.population(size: 2)
    population.completeKinds = [.person, .household]
    for id in ["p1", "p2"] {
      var person = Person(id: Person.ID(id))
      person.household = .known("h1")
      population.insert(person)
    }
    let subject = SubjectReference(.household, "h1")
    let people = try people("count(household.members) >= 2", about: subject, in: population)
    let all = [subject, SubjectReference(.person, "p1"), SubjectReference(.person, "p2")]
    #expect(people == all.map(\.description).sorted())
  }
}
