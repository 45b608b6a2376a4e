from issuepress.text.patterns import Pattern


def test_a_pattern_is_compiled_when_it_is_first_looked_for_and_once():
    broken = Pattern("(")  # nobody looks for it, and nothing is said
    assert broken.pattern == "("
    pattern = Pattern(r"\d+")
    assert pattern.search("about 30 km")[0] == "30"
    assert pattern.compiled is pattern.compiled


def test_a_pattern_is_asked_as_the_library_is():
    pattern = Pattern("a+", flags=2)
    assert pattern.match("Aab")[0] == "Aa"
    assert pattern.fullmatch("ab") is None
    assert [found[0] for found in pattern.finditer("a baa")] == pattern.findall("a baa") == ["a", "aa"]
    assert pattern.sub("-", "xay") == "-".join(pattern.split("xay")) == "x-y"
