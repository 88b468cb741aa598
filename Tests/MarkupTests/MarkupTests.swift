import Testing

@testable import Markup

@Suite struct MarkupTests {
  @Test func `a text can't become markup`() {
    #expect(Markup.text("<b a='1'>&\"").html == "&lt;b a=&#39;1&#39;&gt;&amp;&quot;")
  }

  @Test func `what can't be seen but turns the text is written out`() {
    #expect(Markup.text("a\u{202E}b\u{7}\tc\n").html == "aU+202EbU+7\tc\n")
  }

  @Test func `attributes are escaped, and left out where there is no value`() {
    let link = Markup.element("a", ["href": "\"><script>", "class": nil], .text("x"))
    #expect(link.html == "<a href=\"&quot;&gt;&lt;script&gt;\">x</a>")
  }

  @Test func `an element without content has no end only where HTML knows none`() {
    #expect(Markup.element("br").html == "<br>")
    #expect(Markup.element("td").html == "<td></td>")
  }

  @Test func `a block puts its parts on lines, without empty ones`() {
    let parts: [Markup] = [.text("a"), .none, .text("b")]
    #expect(Markup.block("ul", [:], parts).html == "<ul>\na\nb\n</ul>")
    #expect(parts.joined(.element("br")).html == "a<br><br>b")
  }

  @Test func `a style sheet stands as it is written`() {
    #expect(Markup.style("a > b {}").html == "<style>\na > b {}\n</style>")
  }
}
