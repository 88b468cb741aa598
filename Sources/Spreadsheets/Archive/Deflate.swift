internal import CZlib

/// Packing and unpacking of bytes as archives have it, by zlib.
enum Deflate {
  /// Unpacks bytes whose unpacked number is known; `nil` if they are no such bytes.
  static func unpacked(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    // One byte more than there should be, so that a stream that goes on is noticed.
    var output = [UInt8](repeating: 0, count: count + 1)
    let status = run(&stream, &input, &output) { inflate(&$0, Z_FINISH) }
    guard status == Z_STREAM_END, Int(stream.total_out) == count else { return nil }
    output.removeLast()
    return output
  }

  /// Packs bytes; the same bytes give the same result.
  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    let status = deflateInit2_(
      &stream,
      6,
      Z_DEFLATED,
      -MAX_WBITS,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      size
    )
    guard status == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    guard run(&stream, &input, &output, { deflate(&$0, Z_FINISH) }) == Z_STREAM_END else {
      return nil
    }
    return Array(output[..<Int(stream.total_out)])
  }

  /// The check sum that an archive has of a part.
  static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
  }

  private static func run(
    _ stream: inout z_stream,
    _ input: inout [UInt8],
    _ output: inout [UInt8],
    _ step: (inout z_stream) -> Int32
  ) -> Int32 {
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return step(&stream)
      }
    }
  }
}
