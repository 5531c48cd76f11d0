"""For tools that build eggs and still start this file; everything stands in pyproject.toml."""

from setuptools import setup

setup()
