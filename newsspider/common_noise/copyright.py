"""The copyright line below a text, and the same glued to a last sentence."""

from newsspider.noise import LineRule, Rule

_COPYRIGHT_SIGNED = (  # with the sign or the word itself: nothing of the article stands behind it
    r"[<\[(【〈≪]*\s*(?=.{4,160}$)"
    r"(?:.{0,40}(?:저작권자|ⓒ|©|Copyrights?|\(c\)).{0,80}(?:무단|배포|금지|reserved|\.co\.kr|\.com).{0,60}"
    r"|[<\[(【〈≪].{0,50}무단\s?(?:전재|복제|배포)[^다]{0,30}(?:금지|불허)[^다]{0,15}"
    r"|(?:저작권자\s?[ⓒ©(:]|Copyrights?\b).{0,60})(?<!다\.)"
    r"|Copyrights?\s?(?:[©ⓒ]|\(c\)).{4,150}|.{0,60}저\s작\s권\s자.{2,80}"
)
_COPYRIGHT_SAID = (
    r"(?=.{4,160}$)(?:.{0,50}무단\s?(?:전재|복제|배포|사용|도용)[^다]{0,30}(?:금지|불허)[^다]{0,15}(?<!다\.)"
    r"|.{0,30}AI\s?(?:학습|활용)(?:\s?(?:및|·|,|/)?\s?(?:활용|이용|학습))?\s?(?:금지|불허)\W*"
    r"|[*※■\s]*(?:이\s|본\s)?.{0,12}저작권은\s.{2,24}(?:에|에게)\s있습니다\..{0,60}"
    r"|.{0,40}저작권법.{0,10}보호를?\s받.{0,60}(?:금합니다|금지합니다|금지됩니다|받습니다)\.?)"
)
COPYRIGHT = f"{_COPYRIGHT_SIGNED}|{_COPYRIGHT_SAID}"

COPYRIGHT_TAIL = (
    r"\s*[<\[(【〈≪]\s*(?:저작권자|ⓒ|©|Copyright|무단)[^>\])】〉≫]*"
    r"(?:\([^)]*\)[^>\])】〉≫]*)?[>\])】〉≫]+\s*$"
)


COPYRIGHTS: tuple[Rule, ...] = (
    LineRule(
        name="copyright-said",
        pattern=_COPYRIGHT_SAID,
        edge=True,
        why="the same in words that an article may have too",
        drops=(
            "무단 전재 및 재배포 금지",
            "AI 학습 및 활용 금지",
            "* 인터뷰의 저작권은 가나뉴스에 있습니다. 인용할 때는 출처를 밝혀주시기 바랍니다.",
            "방송의 모든 콘텐트는 저작권법의 보호를 받은바, 무단 전재, 복사, 배포 등을 금합니다.",
        ),
        keeps=(
            "정부는 AI 학습 데이터 수집을 금지했다.",
            "정부 “AI 학습에 뉴스 무단 활용 금지”",
            "AI 학습 데이터 활용 금지 요구",
        ),
    ),
    LineRule(
        name="copyright",
        pattern=_COPYRIGHT_SIGNED,
        ends=True,
        why="the copyright line; what follows it is never the article",
        drops=(
            "abc@example.com(끝)<저 작 권 자(c)가 나 뉴 스. 무 단 전 재-재 배 포 금 지.>",
            "[ⓒ 서울경제TV(www.sentv.co.kr), 무단 전재 및 재배포 금지]",
            "< 저작권자 ⓒ 서울경제, 무단 전재 및 재배포 금지 >",
            "<저작권자ⓒ서울경제,무단전재및재배포금지>",
            "[저작권자(c) 방송 무단전재 및 재배포 금지]",
            "ⓒ 신문 & example.com, 무단 전재 및 재배포 금지",
            "Copyright ⓒ 신문. All rights reserved.",
        ),
        keeps=(
            "무단 전재 금지 조항을 어긴 업체가 적발됐다.",
            "저작권자의 동의 없이 무단 배포한 혐의다.",
            "회사는 무단 사용을 금지하는 약관을 새로 마련했다.",
        ),
    ),
)
