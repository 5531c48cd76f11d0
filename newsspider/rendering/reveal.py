"""What a person does to see a whole list: press 더보기, scroll to the end, until nothing more comes."""

import asyncio
import re

from playwright.async_api import Locator, Page

MOST_STEPS = 100  # presses and scrolls; a list that never ends is a trap
PATIENCE = 5.0  # seconds to wait for more links after a step
LOOK_EVERY = 0.1  # seconds

_MORE = "button, a, [role=button]"
_WORDS = re.compile(
    r"^\s*(?:(?:기사|뉴스|목록)\s*)?(?:더\s?보기|더\s?불러오기|load more|more)\s*[+>▼]?\s*$", re.I
)


async def reveal(page: Page, delay: float) -> None:
    """Press and scroll until the page shows no more links. `delay` in seconds lies between two steps."""
    for _ in range(MOST_STEPS):
        before = await _links(page)
        button = await _more(page)
        if button is not None:
            await button.click(timeout=PATIENCE * 1000)
        else:
            await page.mouse.wheel(0, await page.evaluate("document.documentElement.scrollHeight"))
        if not await _grown(page, before):
            return
        await asyncio.sleep(delay)


async def _more(page: Page) -> Locator | None:
    """The button that brings more, None when there is none in sight; a link to another page is none."""
    for one in await page.locator(_MORE).filter(has_text=_WORDS).all():
        address = (await one.get_attribute("href") or "").strip()
        stays = not address or address.startswith(("#", "javascript:"))
        if stays and await one.is_visible() and await one.is_enabled():
            return one
    return None


async def _grown(page: Page, before: int) -> bool:
    """Whether there are more links than before, as soon as there are, at the latest after `PATIENCE`."""
    for _ in range(round(PATIENCE / LOOK_EVERY)):
        if await _links(page) > before:
            return True
        await asyncio.sleep(LOOK_EVERY)
    return False


async def _links(page: Page) -> int:
    return await page.locator("a[href]").count()
