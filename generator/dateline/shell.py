"""Commands that people copy: whatever an article's words are, a shell runs the command and nothing else.

One quoting for all shells, because the page of review is read on other machines than it is made on. Where the usual
quotation marks do in all of them, they are used; the rest is right in bash, zsh and fish, and harmless in PowerShell
and cmd.
"""

import re

from dateline.problems import escape_controls

_BARE = re.compile(r"[A-Za-z0-9_./-]+")
_IN_DOUBLE = r'[^"$`!\\“”„]+'
"""What every shell leaves alone between double quotation marks. For PowerShell, curly ones are quotation marks too."""
_IN_SINGLE = r"[^'\\‘’‚‛&|<>^%]+"
"""What every shell leaves alone between single ones, which in fish know backslashes and in cmd don't quote."""
_PIECE = re.compile(rf"(?P<double>{_IN_DOUBLE}|\\+)|(?P<single>{_IN_SINGLE})")
_OF_CMD = re.compile(r"[&|<>^]")


def format_command(command: str, words: tuple[str, ...], options: str = "") -> str:
    """Return the command with its words quoted and its options, or "" if some shell could take a word for more."""
    quoted = [quote_word(word) for word in words]
    if None in quoted:
        return ""
    # After `--`, a word that begins with a hyphen is no option.
    parts = [options, "--", *quoted] if any(word.startswith("-") for word in words) else [*quoted, options]
    return " ".join(part for part in (command, *parts) if part)


def quote_word(word: str) -> str | None:
    """Return a word as all shells read it, or None if no quoting is safe in all."""
    if escape_controls(word) != word or ('"' in word and _OF_CMD.search(word)):
        return None
    if _BARE.fullmatch(word):
        return word
    if not word or re.fullmatch(_IN_DOUBLE, word):
        return f'"{word}"'
    if re.fullmatch(_IN_SINGLE, word):
        return f"'{word}'"
    return _PIECE.sub(_quote_piece, word)


def _quote_piece(found: re.Match[str]) -> str:
    piece = found.group()
    if found.lastgroup == "single":
        return f"'{piece}'"
    return '"' + piece.replace("\\", "\\\\") + '"'
