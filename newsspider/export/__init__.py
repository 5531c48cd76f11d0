"""One file from many day files: what was asked for, once, in order, with a manifest. Imports no Scrapy."""

from newsspider.export.exporting import ExportError, export
from newsspider.export.formats import FORMATS, format_of
from newsspider.export.wanted import Wanted, WantedError

__all__ = ["FORMATS", "ExportError", "Wanted", "WantedError", "export", "format_of"]
