package import Diagnostics
package import ResettlementCore
internal import Spreadsheets

/// Reads the cells of one column of a large table, by the declaration of its fact.
package struct ColumnCells: Sendable {
  /// The fact.
  package let declaration: FactDeclaration
  /// What the column means.
  package let column: TableMapping.Column

  /// Creates a reader of a column that holds a fact.
  package init(_ declaration: FactDeclaration, _ column: TableMapping.Column) {
    self.declaration = declaration
    self.column = column
  }

  /// Returns what a cell says, or what is wrong with it; messages show values of open facts only.
  package func value(of text: String) -> Result<FactValue, ColumnMistake> {
    let decoder = CellDecoder(declaration: declaration, column: column)
    switch decoder.reading(of: text.isEmpty ? .empty : .text(text)) {
    case .value(let value, _): return .success(value)
    case .mistake(let message): return .failure(ColumnMistake(message: message))
    }
  }
}

/// What is wrong with a cell.
package struct ColumnMistake: Error {
  /// What to say.
  package let message: Diagnostic.Message

  /// The value is none that the fact can have, and no more is known.
  package static let notAsDeclared = ColumnMistake(
    message: Diagnostic.Message(
      "register.out-of-range",
      en: "the value is not as the fact is declared",
      zh: "此值不合该事实的规定范围"
    )
  )
}

extension TableMapping {
  /// Guesses what the headings of a table with one line of headings mean.
  ///
  /// - Parameters:
  ///   - headings: The headings, in the order of the table.
  ///   - subject: What a row is about.
  ///   - catalogue: The declarations of all facts in use.
  /// - Returns: A column for each heading; those that are not understood are ignored.
  package static func guess(
    headings: [String],
    about subject: SubjectKind,
    catalogue: FactCatalogue
  ) -> TableMapping {
    let names = HeadingNames(of: subject, register: nil, in: catalogue)
    let columns = headings.enumerated().map { place, heading in
      let name = HeadingText.plain(heading)
      let column = TableHeadings.Column(number: place + 1, name: name, lowest: name)
      return Column(heading, names.target(of: column) ?? .ignored)
    }
    return TableMapping(subject: subject, columns: columns)
  }
}
