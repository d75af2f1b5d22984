"""The hostile texts of `payloads.jsonl`: what web pages and Markdown have been attacked with, by kind.

One JSON array a line: the kind and the text. `alert`, `evil.example` and `onX` are what a test looks for in a browser.
"""

import json
from pathlib import Path

KINDS: dict[str, list[str]] = {}
for _line in (Path(__file__).parent / "payloads.jsonl").read_text("utf-8").splitlines():
    _kind, _text = json.loads(_line)
    KINDS.setdefault(_kind, []).append(_text)
PAYLOADS = [text for texts in KINDS.values() for text in texts]
