"""Which processor cleans which field of the record."""

from itemloaders import ItemLoader
from itemloaders.processors import Identity, MapCompose, TakeFirst

from newsspider import processors
from newsspider.bylines.authors import join_authors
from newsspider.dates import iso_kst
from newsspider.items import Article, Author
from newsspider.site import Site
from newsspider.text import one_line


def _unique(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _authors(values: list[Author]) -> list[Author]:
    return join_authors(values, [])


class ArticleLoader(ItemLoader):
    """Collects and cleans the fields of one article.

    Context: `site_names`, `section_names` and `seen`, as `loader_for` gives them. A value that its
    processor cannot read is left out; `get_output_value` of such a field is then empty.
    """

    default_item_class = Article
    default_input_processor = MapCompose(one_line)
    default_output_processor = TakeFirst()

    title_in = MapCompose(lambda value, loader_context: processors.title(value, loader_context["site_names"]))
    subtitle_in = MapCompose(str.splitlines, processors.subtitle)
    subtitle_out = staticmethod(lambda values: "\n".join(_unique(values)))
    section_in = MapCompose(
        lambda value, loader_context: processors.section(value, loader_context["section_names"])
    )
    published_at_in = MapCompose(lambda value, loader_context: iso_kst(value, loader_context["seen"]))
    modified_at_in = published_at_in
    authors_in = Identity()
    authors_out = staticmethod(_authors)
    tags_in = MapCompose(processors.tag)
    tags_out = staticmethod(_unique)


def loader_for(site: Site, seen: str = "") -> ArticleLoader:
    """An empty loader that knows the names `site` uses and when the page was fetched (ISO 8601)."""
    return ArticleLoader(
        site_names=(site.publisher, *site.also_called), section_names=site.section_names, seen=seen
    )
