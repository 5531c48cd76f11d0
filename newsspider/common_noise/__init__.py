"""Noise that any Korean news page may show."""

from newsspider.common_noise.boxes import BOXES
from newsspider.common_noise.edges import COPYRIGHT, COPYRIGHT_TAIL, EDGES
from newsspider.common_noise.pictures import PICTURES
from newsspider.noise import Rule

__all__ = ["COMMON_NOISE", "COPYRIGHT", "COPYRIGHT_TAIL"]

COMMON_NOISE: tuple[Rule, ...] = (*BOXES, *PICTURES, *EDGES)  # the first that takes a line is counted
