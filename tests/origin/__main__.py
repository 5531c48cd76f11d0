"""Run the origin for a person: `python -m tests.origin [--port 8899]`, ended with Ctrl-C."""

import argparse
import signal
import threading

from tests.origin.origin import Origin


def introduction(origin: Origin) -> str:
    """What to export in another shell, what to run there, and what there is to crawl."""
    lines = ["In another shell, in the same folder:", ""]
    lines += [f"  export {name}={value}" for name, value in origin.environ.items()]
    for site, newsroom in origin.newsrooms.items():
        days = sorted(newsroom.days)
        busiest = max(days, key=newsroom.days.__getitem__)
        lines += [
            "",
            f"{site}: {len(newsroom.newest_first)} articles",
            *(f"  {day} × {newsroom.days[day]}" for day in days),
            f'  make crawl SITE={site} ARGS="-a since={busiest} -a until={busiest}"',
        ]
    return "\n".join([*lines, "", "Ctrl-C ends it."])


def main() -> None:
    """Serve until SIGINT or SIGTERM; the certificate authority's file goes with the process."""
    parser = argparse.ArgumentParser(prog="python -m tests.origin", description=__doc__)
    parser.add_argument("--port", type=int, default=8899, help="port of the proxy (0 takes a free one)")
    arguments = parser.parse_args()
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    try:
        with Origin(port=arguments.port) as origin:
            print(introduction(origin), flush=True)
            ended.wait()
    except OSError as error:
        parser.error(
            f"port {arguments.port}: {error.strerror}; does an origin run already? --port takes another"
        )


if __name__ == "__main__":
    main()
