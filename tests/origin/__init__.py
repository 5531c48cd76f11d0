"""A local stand-in for both sites: real requests, real TLS, real faults, nothing outside this machine.

Every page is a reconstruction from publicly known facts, with texts written for the tests.
"""

from tests.origin.answers import HANG, RESET, Answer, Request, Seen
from tests.origin.generated import generated_stories
from tests.origin.origin import Fault, Origin
from tests.origin.stories import default_stories
from tests.origin.story import Byline, Heading, Photo, Story, kst

__all__ = [
    "HANG",
    "RESET",
    "Answer",
    "Byline",
    "Fault",
    "Heading",
    "Origin",
    "Photo",
    "Request",
    "Seen",
    "Story",
    "default_stories",
    "generated_stories",
    "kst",
]
