"""Crawls that are killed, starved and damaged at random moments, and what is on the disk at the end.

`python -m tests.chaos` plays all kinds of rounds and prints a table; `docs/durability.md` explains it.
"""
