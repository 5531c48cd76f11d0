"""A real Scrapyd, set up as docs/scrapyd.md says: deployed to, scheduled, and its lines read."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.conftest import AT_ONCE, PROJECT
from tests.origin import Answer, Origin

DOCS = (PROJECT / "docs" / "scrapyd.md").read_text("utf-8")
BIN = Path(sys.executable).parent
SITES = ("sedaily", "sentv")
PASSWORD = "only-for-this-test"
WAIT = 60  # seconds until something that must happen is given up


def block(kind: str, containing: str = "") -> str:
    """The fenced block of this kind in the document that holds `containing`."""
    blocks = re.findall(rf"^```{kind}\n(.*?)^```$", DOCS, re.DOTALL | re.MULTILINE)
    return next(text for text in blocks if containing in text)


class Node:
    """A Scrapyd of its own in `folder`, and its API."""

    def __init__(self, folder: Path, environ: dict[str, str]) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        config = ConfigParser()
        config.read_string(block("ini"))
        config["scrapyd"].update({"http_port": str(self.port), "password": PASSWORD})
        with (folder / "scrapyd.conf").open("w") as file:
            config.write(file)
        plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        self._told = (folder / "scrapyd.log").open("w")
        self._process = subprocess.Popen(
            [BIN / "scrapyd"], cwd=folder, env={**plain, **environ}, stdout=self._told, stderr=self._told
        )
        self.wait(self._answers, "Scrapyd answers")

    def stop(self) -> None:
        """End it and wait for it."""
        self._process.terminate()
        self._process.wait(WAIT)
        self._told.close()

    @property
    def log(self) -> str:
        """What Scrapyd itself has said."""
        return (self.folder / "scrapyd.log").read_text("utf-8")

    def ask(self, name: str, **parameters: Any) -> dict[str, Any]:
        """GET NAME.json, or POST when there are parameters other than `project`."""
        method = "POST" if name in ("schedule", "cancel") else "GET"
        with requests.Session() as session:
            session.trust_env = False
            answer = session.request(
                method,
                f"http://127.0.0.1:{self.port}/{name}.json",
                auth=("newsspider", PASSWORD),
                **{"data" if method == "POST" else "params": parameters},
                timeout=WAIT,
            )
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        assert told["status"] == "ok", told
        return told

    def schedule(self, spider: str, *settings: str, **arguments: str) -> str:
        """Start a job and return its id."""
        given = [option for option in AT_ONCE if option != "-s"]
        told = self.ask(
            "schedule", project="newsspider", spider=spider, setting=[*given, *settings], **arguments
        )
        return str(told["jobid"])

    def wait_for(self, *jobs: str) -> None:
        """Return when the jobs have ended."""
        self.wait(lambda: set(jobs) <= self._finished(), f"jobs {jobs} end")

    def run(self, spider: str, *settings: str, **arguments: str) -> str:
        """A job from start to end; returns its log."""
        job = self.schedule(spider, *settings, **arguments)
        self.wait_for(job)
        return self.job_log(spider, job)

    def job_log(self, spider: str, job: str) -> str:
        """The log of a job."""
        return (self.folder / "logs" / "newsspider" / spider / f"{job}.log").read_text("utf-8")

    def lines(self, site: str, output: str = "output") -> list[dict[str, Any]]:
        """Every line of a site."""
        files = sorted((self.folder / output / site).glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]

    def shell(self, command: str) -> str:
        """What a command of the document prints, in the folder of the node."""
        command = command.replace(":6800/", f":{self.port}/")
        plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        done = subprocess.run(
            ["sh", "-c", command], cwd=self.folder, env={**plain, "HOME": str(self.folder)},
            capture_output=True, text=True, check=False, timeout=WAIT,
        )  # fmt: skip
        assert not done.stderr, done.stderr
        return done.stdout

    def _finished(self) -> set[str]:
        return {job["id"] for job in self.ask("listjobs", project="newsspider")["finished"]}

    def _answers(self) -> bool:
        assert self._process.poll() is None, self.log
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def wait(self, happened: Callable[[], bool], what: str) -> None:
        """Return when it has happened."""
        end = time.monotonic() + WAIT
        while not happened():
            assert time.monotonic() < end, f"{what}: not within {WAIT} s\n{self.log}"
            time.sleep(0.1)


def copy_of_the_project(folder: Path) -> Path:
    """The package and the files around it: what building an egg leaves behind stays in `folder`."""
    shutil.copytree(
        PROJECT / "newsspider", folder / "newsspider", ignore=shutil.ignore_patterns("__pycache__")
    )
    for path in PROJECT.iterdir():
        if path.is_file():
            shutil.copy2(path, folder / path.name)
    return folder


def deploy(project: Path, password: str | None) -> subprocess.CompletedProcess[str]:
    """`make deploy` in `project`, with the tools of this environment."""
    environ = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    environ |= {} if password is None else {"SCRAPYD_PASSWORD": password}
    return subprocess.run(
        ["make", "-o", ".venv/scrapyd", "deploy", f"RUN={BIN}/"],
        cwd=project, env=environ, capture_output=True, text=True, check=False, timeout=WAIT,
    )  # fmt: skip


@pytest.fixture(scope="module")
def origin():
    with Origin() as origin:
        yield origin


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return copy_of_the_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def node(tmp_path_factory, project, origin):
    node = Node(tmp_path_factory.mktemp("node"), origin.environ)
    try:
        target = (project / "scrapy.cfg").read_text()
        (project / "scrapy.cfg").write_text(target.replace(":6800/", f":{node.port}/"))
        done = deploy(project, PASSWORD)
        assert done.returncode == 0, done.stderr
        assert '"status": "ok"' in done.stdout, done.stdout
        yield node
    finally:
        node.stop()


def test_both_spiders_write_every_article_once_whatever_is_scheduled_again(node, origin):
    node.wait_for(*(node.schedule(site) for site in SITES))
    for site in SITES:
        assert {line["id"] for line in node.lines(site)} == set(origin.gold(site))
    before = {site: node.lines(site) for site in SITES}
    for site in SITES:
        assert "Closing spider (finished)" in node.run(site)
    assert {site: node.lines(site) for site in SITES} == before


def test_two_jobs_of_one_spider_at_once_write_nothing_twice(node, origin):
    slow = origin.fault("www.sedaily.com", "^/(article|NewsView)/", lambda request: time.sleep(0.1))
    elsewhere = "OUTPUT_DIR=both"
    node.wait_for(*(node.schedule("sedaily", elsewhere) for _ in range(2)))
    slow.remove()
    asked = Counter(seen.path for seen in origin.log)
    assert max(asked.values()) > 1  # they did meet
    written = Counter(line["id"] for line in node.lines("sedaily", "both"))
    assert written == dict.fromkeys(origin.gold("sedaily"), 1)


def test_every_argument_and_an_output_directory_of_its_own(node, tmp_path):
    log = node.run("sedaily", f"OUTPUT_DIR={tmp_path}", since="2026-02-12", until="2026-02-12", limit="1")
    assert "Closing spider (finished)" in log
    assert len(list((tmp_path / "sedaily").glob("2026-02-12.jsonl"))) == 1
    log = node.run("sedaily", f"OUTPUT_DIR={tmp_path}", url="https://www.sedaily.com/article/20000871")
    assert "1  written" in log


def test_wrong_argument_is_a_failed_job_with_its_sentence(node, origin):
    asked = len(origin.log)
    job = node.schedule("sedaily", sicne="2026-02-12")
    node.wait_for(job)
    log = node.job_log("sedaily", job)
    assert "Spider opened" not in log
    assert "ERROR: there is no argument 'sicne', did you mean 'since'?" in log
    assert len(origin.log) == asked
    died = next(line for line in node.log.splitlines() if job in line and "Process died" in line)
    assert "exitstatus=2" in died
    assert "there is no argument 'sicne', did you mean 'since'?" in node.log


def test_site_that_cannot_be_reached_is_a_failed_job_with_its_sentence(node, origin, tmp_path):
    fault = origin.fault("www.sentv.co.kr", "^/(?!robots)", Answer(status=502))
    job = node.schedule("sentv", f"OUTPUT_DIR={tmp_path}", "RETRY_TIMES=0")
    node.wait_for(job)
    fault.remove()
    log = node.job_log("sentv", job)
    assert "ERROR: sentv: www.sentv.co.kr cannot be reached" in log
    assert "Closing spider (unreachable)" in log
    died = next(line for line in node.log.splitlines() if job in line and "Process died" in line)
    assert "exitstatus=1" in died


def test_data_files_travel_in_the_egg(node, project):
    egg = next((node.folder / "eggs" / "newsspider").glob("*.egg"))
    with zipfile.ZipFile(egg) as packed:
        inside = set(packed.namelist())
    files = {path for path in (project / "newsspider").rglob("*") if path.is_file()}
    assert {path.relative_to(project).as_posix() for path in files} <= inside
    assert not any(name.startswith("tests/") for name in inside)


def test_building_leaves_the_working_tree_as_it_was(node, project):
    assert sorted(path.name for path in project.iterdir() if path.suffix == ".py") == ["setup.py"]
    assert (project / "setup.py").read_bytes() == (PROJECT / "setup.py").read_bytes()


def test_deploy_without_or_with_a_wrong_password_fails(node, project):
    done = deploy(project, None)
    assert done.returncode != 0
    assert "SCRAPYD_PASSWORD: is not set" in done.stderr
    done = deploy(project, "wrong")
    assert done.returncode != 0
    assert "401" in done.stderr


def test_nobody_gets_in_without_the_password(node):
    with requests.Session() as session:
        session.trust_env = False
        assert session.get(f"http://127.0.0.1:{node.port}/listjobs.json", timeout=WAIT).status_code == 401


def test_scheduling_commands_of_the_document_start_crawls(node):
    (node.folder / ".netrc").write_text(block("netrc").replace("choose-one", PASSWORD))
    cron = block("cron").replace("\\%", "%").splitlines()
    commands = [
        block("sh", "schedule.json"),
        *(cron[0] + "\n" + line.split(maxsplit=5)[5] for line in cron[1:]),
    ]
    commands = [command.removesuffix(">/dev/null") for command in commands]
    jobs = [job for command in commands for job in re.findall(r'"jobid": "(\w+)"', node.shell(command))]
    assert len(jobs) == 9
    logs = node.folder / "logs" / "newsspider"
    for job in jobs:
        node.wait(
            lambda job=job: "Spider opened" in "".join(p.read_text() for p in logs.glob(f"*/{job}.log")), job
        )
        node.ask(
            "cancel", project="newsspider", job=job, signal="KILL"
        )  # with its polite delays it would last
    node.wait_for(*jobs)
    assert all(job in node.shell(block("sh", "listjobs.json")) for job in jobs)
    failed = node.shell(block("sh", "grep")).split()
    assert all(any(job in name for name in failed) for job in jobs)


def test_ledger_and_day_files_agree_after_all_that(node):
    command = f"{BIN}/scrapy ledger verify -s OUTPUT_DIR={node.folder}/output"
    assert "day files and ledger agree" in node.shell(f"cd {PROJECT} && {command}")
