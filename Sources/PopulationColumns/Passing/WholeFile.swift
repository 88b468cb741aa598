/// A file that is begun before the work and there under its name only when it is whole.
///
/// What is no plain file, such as a pipe, is written to at once.
package struct WholeFile {
  private let file: ResultFile

  /// Begins the file; `-` is the output.
  ///
  /// - Throws: ``PopulationError`` if it can't be made.
  package init(_ path: String) throws(PopulationError) { file = try ResultFile(path) }

  /// Writes all that it is to have, and puts it under its name.
  ///
  /// - Throws: ``PopulationError`` if it can't be written; then nothing is there.
  package func finish(_ text: String) throws(PopulationError) {
    try file.write(Array(text.utf8))
    try file.finish()
  }
}
