"""newsspider: Korean business news as clean records, one JSON line an article."""

__version__ = "0.1.0"
