"""The blows: what happens to a crawl before it is started again with the same arguments.

Each takes the stage and the chances of the round, and returns whether the crawl was really hit.
"""

import random
import signal
import time
from pathlib import Path

from tests.chaos.stage import Crawl, Stage

LONGEST_PAUSE = 0.05  # seconds between a request and the blow: any step of fetching and writing may be on


def untouched(stage: Stage, chance: random.Random) -> bool:
    """Nothing: shows that the comparison itself is right."""
    return stage.start().wait() == 0


def kill(stage: Stage, chance: random.Random) -> bool:
    """SIGKILL at a random moment."""
    crawl = _started(stage, chance, stage.articles)
    crawl.send(signal.SIGKILL)
    return crawl.wait() == -signal.SIGKILL


def kill_five_times(stage: Stage, chance: random.Random) -> bool:
    """SIGKILL at a random moment of each of five crawls."""
    hits = []
    for _ in range(5):
        crawl = _started(stage, chance, stage.articles // 6)
        crawl.send(signal.SIGKILL)
        hits.append(crawl.wait() == -signal.SIGKILL)
    return all(hits)


def terminate(stage: Stage, chance: random.Random) -> bool:
    """SIGTERM once: the crawl ends in order."""
    crawl = _started(stage, chance, stage.articles)
    crawl.send(signal.SIGTERM)
    return not crawl.finished


def terminate_twice(stage: Stage, chance: random.Random) -> bool:
    """SIGTERM, and again before the crawl has ended in order."""
    crawl = _started(stage, chance, stage.articles)
    crawl.send(signal.SIGTERM)
    time.sleep(chance.uniform(0, 0.2))
    crawl.send(signal.SIGTERM)
    return not crawl.finished


def crash_in_act(stage: Stage, chance: random.Random) -> bool:
    """Killed with half a line written, or between the line and the commit."""
    fault = chance.choice(("in-line", "after-line"))
    crawl = stage.start((fault, str(chance.randint(1, stage.articles))))
    return crawl.wait() == -signal.SIGKILL


def full_disk_in_line(stage: Stage, chance: random.Random) -> bool:
    """The disk is full from the middle of a line on."""
    crawl = stage.start(("no-room", str(chance.randint(1, stage.articles))))
    return crawl.wait() == 1


def full_disk_in_ledger(stage: Stage, chance: random.Random) -> bool:
    """The ledger's own files find no room."""
    crawl = stage.start(("small-disk", str(chance.randint(100_000, 100_000 + 1_500 * stage.articles))))
    return crawl.wait() == 1


def garbage(stage: Stage, chance: random.Random) -> bool:
    """Killed; then bytes that nobody wrote stand at the end of a day file."""
    path = _killed_day_file(stage, chance)
    lines = [chance.randbytes(chance.randint(1, 3000)) for _ in range(chance.randint(1, 3))]
    with path.open("ab") as file:
        file.write(b"\n".join(lines))
    return True


def cut_short(stage: Stage, chance: random.Random) -> bool:
    """Killed; then a day file ends in the middle of a line that was committed."""
    path = _killed_day_file(stage, chance)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(chance.randrange(size))
    return path.stat().st_size < size


def two_at_once(stage: Stage, chance: random.Random) -> bool:
    """Two crawls of the same window into one output, one of them killed; the other goes on to its end."""
    survivor = stage.start()
    killed = kill(stage, chance)
    return survivor.finished and killed


def _started(stage: Stage, chance: random.Random, most: int, least: int = 1) -> Crawl:
    """A crawl that has asked for a random number of pages, and is at a random step of the next."""
    crawl = stage.start()
    stage.await_requests(crawl, chance.randint(least, most))
    time.sleep(chance.uniform(0, LONGEST_PAUSE))
    return crawl


def _killed_day_file(stage: Stage, chance: random.Random) -> Path:
    """A day file of a crawl that was killed in its second half; raises IndexError when it wrote none."""
    crawl = _started(stage, chance, stage.articles, stage.articles // 2)
    crawl.send(signal.SIGKILL)
    crawl.wait()
    paths = sorted((stage.output / stage.window.site).glob("*.jsonl"))
    return chance.choice([path for path in paths if path.stat().st_size])
