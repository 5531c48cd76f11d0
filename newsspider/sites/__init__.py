"""The sites newsspider knows, by name. A new site is one file here and one line below."""

from types import MappingProxyType

from newsspider.sites.sedaily import SEDAILY
from newsspider.sites.sentv import SENTV

SITES = MappingProxyType({site.name: site for site in (SEDAILY, SENTV)})
