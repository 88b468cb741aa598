import TestSupport

extension MistakeTests {
  static let places = [
    Mistake("places.yaml", "topic: support", "topic: 1️⃣supports2️⃣", "pack.unknown-word"),
    Mistake("places.yaml", "place: receiving", "place: 1️⃣recieving2️⃣", "pack.unknown-word"),
    Mistake(
      "places.yaml",
      "place: receiving\n",
      "place: receiving\n    1️⃣reading2️⃣: once_for_whom\n",
      "pack.conflicting-keys"
    ),
    Mistake("places.yaml", "receiving: 就业局", "receiving: 1️⃣就业所2️⃣", "pack.undeclared-unit"),
    Mistake("places.yaml", "reading: once_for_whom", "reading: 1️⃣once2️⃣", "pack.unknown-reading"),
    Mistake(
      "places.yaml",
      "{ per_person: origin, per_placement: receiving }",
      "{ per_person: origin }",
      "pack.place-options",
      at: "once_for_whom"
    ),
    Mistake(
      "places.yaml",
      "per_placement: receiving",
      "per_placement: receiving, 1️⃣per_day2️⃣: origin",
      "pack.unknown-option"
    ),
    Mistake(
      "places.yaml",
      "topic: identify",
      "topic: 1️⃣support2️⃣",
      "pack.place-stated-twice"
    ),
    Mistake("places.yaml", "repairs: {", "1️⃣visits2️⃣: {", "pack.unknown-rule"),
    Mistake("places.yaml", "sent: state", "sent: 1️⃣stat2️⃣", "pack.unknown-field"),
  ]

  static let units = [
    Mistake(
      "pack.yaml",
      "units: [就业局, 财政局]",
      "units: [{ unit: 就业局, succeeded_by: 1️⃣财政局2️⃣ }, 财政局]",
      "pack.unit-succession"
    ),
    Mistake(
      "pack.yaml",
      "units: [就业局, 财政局]",
      "units: [{ unit: 就业局, to: 2024-01-31, succeeded_by: 1️⃣财务局2️⃣ }, 财政局]",
      "pack.unit-succession"
    ),
    Mistake(
      "pack.yaml",
      "units: [就业局, 财政局]",
      "units: [{ unit: 就业局, to: 2024-01-31, succeeded_by: 1️⃣就业局2️⃣ }, 财政局]",
      "pack.unit-succession"
    ),
    Mistake(
      "pack.yaml",
      "units: [就业局, 财政局]",
      "units: [{ unit: 就业局, to: 2024-01-31, succeeded_by: 1️⃣财政局2️⃣ }, { unit: 财政局, from: 2024-03-01 }]",
      "pack.unit-succession"
    ),
    Mistake(
      "pack.yaml",
      "units: [就业局, 财政局]",
      "units: [就业局, { unit: 财政局, from: 2024-03-01, to: 1️⃣2024-01-012️⃣ }]",
      "pack.dates-reversed"
    ),
  ]
}
