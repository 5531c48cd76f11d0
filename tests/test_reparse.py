"""`scrapy reparse`: what a change of the rules changes in the saved pages."""

import json
import shutil

import pytest

from newsspider.commands.reparse import differences
from tests.conftest import PROJECT, scrapy
from tests.elsewhere import project, scrapy_in

CASE = "sedaily/2020"


@pytest.fixture
def folder(tmp_path):
    """A project with two cases of its own."""
    folder = project(tmp_path / "project")
    for case in (CASE, "sentv/2023"):
        shutil.copytree(PROJECT / "tests" / "fixtures" / case, folder / "tests" / "fixtures" / case)
    return folder


def expected(folder, case=CASE):
    return folder / "tests" / "fixtures" / case / "expected.json"


def change(folder, **values):
    file = expected(folder)
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | values, ensure_ascii=False), "utf-8")


def test_the_projects_own_cases_are_as_expected():
    run = scrapy("reparse", environ={})
    assert run.status == 0, run.stdout
    assert run.stdout.endswith(" 0 changed\n")
    assert run.stdout.count("\n") == 1


def test_difference_is_shown_and_nothing_written(folder):
    before = json.loads(expected(folder).read_text("utf-8"))
    lines = before["text"].split("\n")
    change(folder, title="다른 제목", text="\n".join([lines[0], "기사에 없는 줄", *lines[1:]]))
    changed = expected(folder).read_bytes()
    run = scrapy_in(folder, "reparse")
    assert run.status == 1
    shown = [line.strip() for line in run.stdout.splitlines()]
    assert shown[0] == CASE
    assert "-다른 제목" in shown
    assert f"+{before['title']}" in shown
    assert "-기사에 없는 줄" in shown
    assert f"+{lines[2]}" not in shown  # a line that did not change
    assert shown[-1] == "2 pages read, 1 changed"
    assert expected(folder).read_bytes() == changed


def test_write_takes_what_is_read_now(folder):
    before = expected(folder).read_bytes()
    change(folder, title="다른 제목", tags=[])
    run = scrapy_in(folder, "reparse", CASE, "--write")
    assert run.status == 0
    assert "-다른 제목" in run.stdout
    assert json.loads(expected(folder).read_bytes()) == json.loads(before)
    assert list(json.loads(expected(folder).read_bytes())) == list(json.loads(before))
    assert scrapy_in(folder, "reparse").status == 0


def test_only_the_named_cases_are_read(folder):
    change(folder, title="다른 제목")
    assert scrapy_in(folder, "reparse", "sentv/2023").status == 0
    assert scrapy_in(folder, "reparse", CASE).status == 1


def test_case_without_expected_record_gets_one(folder):
    before = json.loads(expected(folder).read_text("utf-8"))
    expected(folder).unlink()
    assert scrapy_in(folder, "reparse").status == 1
    assert not expected(folder).exists()
    assert scrapy_in(folder, "reparse", "--write").status == 0
    assert json.loads(expected(folder).read_text("utf-8")) == before


def test_page_that_is_no_article_any_more(folder):
    (expected(folder).parent / "page.html").write_text("<html><body><p>점검 중</p></body></html>")
    before = expected(folder).read_bytes()
    run = scrapy_in(folder, "reparse", "--write")
    assert run.status == 1
    assert f"{CASE}: no article any more (no-text)" in run.stdout
    assert expected(folder).read_bytes() == before


@pytest.mark.parametrize(("name", "hint"), [("sedaily/202", "sedaily/2020"), ("hankyung/1", "")])
def test_unknown_case_is_a_usage_error(folder, name, hint):
    run = scrapy_in(folder, "reparse", name)
    assert run.status == 2
    assert name in run.stderr
    assert hint in run.stderr


def test_folder_without_cases(tmp_path):
    assert scrapy_in(project(tmp_path), "reparse").status == 2


def test_fields_that_came_or_went_are_differences():
    assert next(differences({"old": "가"}, {"old": "가", "new": ["나"]})) == "  new"
    assert next(differences({"old": "가", "gone": 1}, {"old": "가"})) == "  gone"
    assert list(differences({"old": "가"}, {"old": "가"})) == []
