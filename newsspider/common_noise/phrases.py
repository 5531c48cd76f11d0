"""Lists of phrases as expressions."""

import re


def phrases(text: str) -> str:
    """An expression for the longest of the phrases in `text`; commas part them, blanks may be absent."""
    phrases = sorted((" ".join(phrase.split()) for phrase in text.split(",")), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s?") for phrase in phrases)
