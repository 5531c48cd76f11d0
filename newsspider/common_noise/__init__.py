"""Noise that any Korean news page may show."""

from newsspider.common_noise.boxes import BOXES, TOOLS
from newsspider.common_noise.copyright import COPYRIGHT, COPYRIGHT_TAIL, COPYRIGHTS
from newsspider.common_noise.edges import EDGES
from newsspider.common_noise.house import HOUSE_WORDS
from newsspider.common_noise.pictures import PICTURES
from newsspider.common_noise.related import RELATED
from newsspider.noise import Rule

__all__ = ["COMMON_NOISE", "COPYRIGHT", "COPYRIGHT_TAIL", "TOOLS"]

# The first that takes a line is counted.
COMMON_NOISE: tuple[Rule, ...] = (*RELATED, *BOXES, *PICTURES, *EDGES, *HOUSE_WORDS, *COPYRIGHTS)
