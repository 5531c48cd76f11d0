"""The record: its schema, its line, and the file in docs/ that shows it."""

import hashlib
import json
from dataclasses import asdict, fields
from pathlib import Path

import jsonschema
import pytest

from newsspider.items import Article, Author, Company, json_line, json_schema, text_hash

PUBLISHED = Path(__file__).parent.parent / "docs" / "article.schema.json"


def whole_article() -> Article:
    return Article(
        id="sentv:sentv202507170007",
        site="sentv",
        url="https://www.sentv.co.kr/article/view/sentv202507170007",
        title="제목",
        text="본문이다.",
        authors=[Author("이수빈", "인턴기자")],
        companies=[Company("삼성전자", "005930")],
        published_at="2025-07-17T10:23:00+09:00",
        modified_at="2025-07-17T10:23:00+09:00",
        access="full",
        text_hash=text_hash("제목", "본문이다."),
        fetched_at="2025-07-17T02:00:00Z",
    )


def test_the_published_schema_is_the_derived_one() -> None:
    assert json.loads(PUBLISHED.read_text()) == json_schema()


def test_a_whole_article_is_valid_and_in_column_order() -> None:
    line = json_line(whole_article())
    record = json.loads(line)
    jsonschema.validate(record, json_schema())
    assert list(record) == [field.name for field in fields(Article)]
    assert line.endswith("}\n")
    assert "\\u" not in line


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_at", "2025-07-17T10:23:00"),
        ("published_at", "2025-07-17T01:23:00Z"),
        ("fetched_at", "2025-07-17T10:23:00+09:00"),
        ("title", ""),
        ("text_hash", "sha256:x"),
        ("access", "half"),
        ("id", "20008365"),
        ("authors", [{"name": "이수빈"}]),
        ("tags", None),
        ("companies", [{"name": "삼성전자", "code": "5930"}]),
    ],
)
def test_the_schema_refuses(field: str, value: object) -> None:
    record = asdict(whole_article()) | {field: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, json_schema())


def test_a_lone_surrogate_is_no_line() -> None:
    article = whole_article()
    article.text = "\ud800"
    with pytest.raises(UnicodeEncodeError):
        json_line(article)


def test_the_hash_is_that_of_the_contract() -> None:
    expected = hashlib.sha256("제목 ① 본문 둘".replace("①", "1").encode()).hexdigest()
    assert text_hash("제목 ①", "본문　둘") == f"sha256:{expected}"
