"""What a program reads: the whole object, byte for byte."""

from __future__ import annotations

import io

from lint_awesome import __version__
from lint_awesome.document import Entry
from lint_awesome.linting import Finding
from lint_awesome.report import json
from lint_awesome.report.outcome import Outcome
from lint_awesome.report.style import Style
from lint_awesome.rule import Edit, Fix, Problem, Related, Reorder
from lint_awesome.source import Source

TEXT = "- 深 A\n  - Cdoe: -\n- B\n"
ENTRY = Entry("nested", (0, 18), (2, 5), (2, 5), "深 A", None)


def written(*findings: Finding) -> str:
    out = io.StringIO()
    json.write([Outcome(Source("lists/README.md", TEXT), 2, findings)], out, Style())
    return out.getvalue()


def test_a_finding_is_told_with_its_places_its_entry_and_its_fix() -> None:
    fix = Fix((Edit((10, 14), "Code", "label"),), "replace with 'Code'")
    problem = Problem((10, 14), "'Cdoe' should be 'Code'", fix, (Related((2, 5), "the entry"),))
    assert written(Finding("field-name", "error", problem, ENTRY)) == (
        """{
  "version": 1,
  "tool": {
    "name": "lint-awesome",
    "version": "VERSION"
  },
  "summary": {
    "files": 1,
    "entries": 2,
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "fixable": 1
  },
  "findings": [
    {
      "path": "lists/README.md",
      "rule": "field-name",
      "severity": "error",
      "message": "'Cdoe' should be 'Code'",
      "line": 2,
      "column": 5,
      "end_line": 2,
      "end_column": 9,
      "url": "https://github.com/OWNER/lint-awesome/blob/main/docs/rules/field-name.md",
      "related": [
        {
          "line": 1,
          "column": 3,
          "end_line": 1,
          "end_column": 6,
          "message": "the entry"
        }
      ],
      "entry": "深 A",
      "fix": {
        "safety": "safe",
        "message": "replace with 'Code'",
        "edits": [
          {
            "line": 2,
            "column": 5,
            "end_line": 2,
            "end_column": 9,
            "text": "Code"
          }
        ]
      }
    }
  ]
}
""".replace("VERSION", __version__)
    )


def test_a_reorder_is_told_as_the_edits_of_whole_blocks() -> None:
    problem = Problem((20, 21), "out of order", Fix((Reorder(((0, 18), (18, 22)), (1, 0)),), "move up", safe=False))
    told = written(Finding("entry-order", "error", problem, None))
    assert '"text": "- B\\n"' in told
    assert '"text": "- 深 A\\n  - Cdoe: -\\n"' in told
    assert '"safety": "unsafe"' in told
    assert '"fixable": 0' in told


def test_nothing_found_is_an_object_too() -> None:
    assert written().endswith('"fixable": 0\n  },\n  "findings": []\n}\n')
