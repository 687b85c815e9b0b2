"""A manual is read into its parts; what its examples write for what cannot be seen is seen."""

from __future__ import annotations

import pytest

from lint_awesome import manual
from lint_awesome.manual import Example
from lint_awesome.rules import UnknownRule

PAGE = """\
# some-rule

Reports something
over two lines.

## Examples

```toml config
select = ["some-rule"]
```

```toml facts
files = ["a"]
```

````md bad
- a␠
   ^ a blank
```
````

```md fixed
- a
```

~~~md fixed unsafe
- b
~~~

### More

```md good
- c
```

```python
x = 1
```
"""


def test_a_manual_is_read() -> None:
    page = manual.parse(PAGE)
    assert (page.text, page.title, page.summary) == (PAGE, "some-rule", "Reports something\nover two lines.")
    config, facts = 'select = ["some-rule"]\n', 'files = ["a"]\n'
    bad = Example(
        16, bad=True, shown="- a␠\n   ^ a blank\n```\n", config=config, facts=facts, fixed="- a\n", unsafe="- b\n"
    )
    assert page.examples == (bad, Example(32, bad=False, shown="- c\n"))
    assert [example.text for example in page.examples] == ["- a \n```\n", "- c\n"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# a\n\n```md bda\n```\n", 3),
        ("# a\n\n```md bad\n- a\n", 3),
        ("```md fixed\n- a\n```\n", 1),
        ("```md good\n- a\n```\n\n```md fixed\n- a\n```\n", 5),
    ],
)
def test_an_example_that_is_none_is_an_error(text: str, line: int) -> None:
    with pytest.raises(ValueError, match=rf"^line {line}: no example begins here: ```md"):
        manual.parse(text)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("a␠␉b␍\n", "a \tb\r\n"),
        ("a⟨U+200B⟩b⟨U+1F600⟩\n", "a\u200bb\U0001f600\n"),
        ("a\nb␄\n", "a\nb"),
        ("a␄\nb\n", "a␄\nb\n"),
    ],
)
def test_signs_stand_for_what_cannot_be_seen(shown: str, text: str) -> None:
    assert manual.decode(shown) == text


def test_lines_of_carets_are_no_part_of_a_list() -> None:
    shown = "a\n^ message\n ^^ info: more\n^^^\n^1 text\n- ^ no\n^no\n\n"
    assert manual.bare(shown) == ["a", "^1 text", "- ^ no", "^no", ""]


def test_a_rule_that_is_none_has_no_manual() -> None:
    with pytest.raises(UnknownRule):
        manual.read("no-such-rule")
