"""Words and sentence patterns of generated stories. Every sentence carries numbers or names of its own."""

import random

FAMILY = "강고구나노도류문민박배백서성송신안양엄오우유윤이임장전정조주진차채최표하한허홍황"
GIVEN = ("가온", "나래", "다온", "라온", "마루", "보람", "새봄", "아름", "이든", "지음", "하람", "해솔")
FIRM_HEADS = (
    "가람",
    "누리",
    "다솜",
    "라온",
    "미르",
    "바론",
    "새길",
    "아라",
    "온누리",
    "한빛",
    "해담",
    "늘봄",
)
FIRM_TAILS = ("전자", "화학", "건설", "제약", "증권", "소재", "테크", "에너지", "식품", "중공업", "모빌리티")
PLACES = ("창원", "평택", "울산", "광양", "청주", "천안", "구미", "여수", "포항", "아산", "군산", "용인")
PARTNERS = ("베트남", "폴란드", "미국 텍사스", "인도네시아", "독일", "캐나다", "사우디아라비아", "멕시코")
SUBJECTS = {
    "증권": ("자사주 매입", "유상증자", "기관 순매수", "신규 상장", "배당 확대"),
    "부동산": ("재건축 수주", "오피스 매각", "미분양 해소", "물류센터 착공", "청약 흥행"),
    "금융": ("연체율 관리", "충당금 적립", "해외 지점 개설", "디지털 대출", "채권 발행"),
    "산업": ("공장 증설", "수출 계약", "원가 절감", "신제품 양산", "설비 자동화"),
    "IT·과학": ("칩 설계", "클라우드 이전", "보안 인증", "로봇 실증", "위성 통신"),
    "경제": ("고용 확대", "세액 공제", "물가 대응", "통상 협상", "에너지 효율"),
}
ANGLES = ("속도 낸다", "첫 성과", "숨 고르기", "예상 웃돌아", "하반기 분수령", "새 판 짠다", "우려 딛고 반등")
LEADS = (
    "{firm}({code})이 {place}에서 추진해온 {subject} 계획이 {month}월부터 본궤도에 오른다.",
    "{place}에 기반을 둔 {firm}({code})이 {subject}에 {won}억원을 투입하기로 했다.",
    "{subject} 기대감에 {firm}({code})의 하루 거래대금이 {won}억원까지 불어났다.",
    "{firm}({code})은 {date}일 이사회를 열고 {won}억원 규모의 {subject} 안건을 의결했다.",
)
SENTENCES = (
    "{date}일 업계에 따르면 이번 {subject} 물량은 {count}건으로 1년 전보다 {rate}% 늘었다.",
    "{person} {firm} 부사장은 “{month}월까지 {rate}% 수준의 이익률을 지키는 것이 목표”라고 말했다.",
    "{place} 사업장의 가동률은 {rate2}%까지 올라왔고 대기 주문도 {count}건에 이른다.",
    "{partner} 법인이 낸 매출은 {won}억원으로 전체의 {rate}%를 차지한다.",
    "반면 원재료 값은 분기 평균 {rate}% 뛰어 {won}억원가량의 부담 요인이 됐다.",
    "{person} 연구원은 목표가를 {price}원으로 올리면서 {month}월 실적을 확인할 필요가 있다고 짚었다.",
    "회사는 {partner} 현지에 {count}명 규모의 조직을 두고 {month}월부터 영업에 들어간다.",
    "시장점유율은 {rate}%로 {count}개 경쟁사 가운데 가장 빠르게 높아졌다.",
    "{place}시는 인허가 기간을 {count}일로 줄이고 {won}억원의 기반시설 예산을 배정했다.",
    "차입금 {won}억원 가운데 {rate}%는 {month}월에 만기가 돌아온다.",
    "{person} 교수는 “{subject} 효과가 숫자로 나타나려면 {count}주는 걸릴 것”이라고 내다봤다.",
    "같은 기간 협력사 {count}곳의 납품 단가는 평균 {rate}% 조정됐다.",
    "외국인 지분율은 {rate2}%로 {date}거래일 전보다 {rate}%포인트 높아졌다.",
    "{firm}은 {place} 연구소 인력을 {count}명에서 {won}명까지 늘리는 방안도 검토한다.",
    "△{place} △{partner} △온라인 등 세 갈래 판로에서 거둔 주문은 모두 {count}건이었다.",
    "환율이 {price}원 선에서 움직이면 분기 이익이 {won}억원 달라진다는 계산도 나온다.",
)


def person(chance: random.Random) -> str:
    """An invented name."""
    return chance.choice(FAMILY) + chance.choice(GIVEN)


def firm(chance: random.Random) -> tuple[str, str]:
    """An invented company with a code in the form of the exchange's."""
    return chance.choice(FIRM_HEADS) + chance.choice(FIRM_TAILS), f"{chance.randrange(1000, 47000) * 10:06d}"


def headline(chance: random.Random, section: str, firm_name: str) -> str:
    """A headline about the firm."""
    subject, angle = chance.choice(SUBJECTS[section]), chance.choice(ANGLES)
    return f"{firm_name}, {chance.choice(PLACES)} {subject} {chance.randrange(11, 9900)}억…{angle}"


def paragraphs(
    chance: random.Random, section: str, firm_name: str, code: str, reference: str
) -> tuple[str, ...]:
    """Four to seven paragraphs; `reference` stands in the last one and makes the text unlike any other."""
    told = chance.sample(SENTENCES, chance.randrange(6, 13))
    lead = chance.choice(LEADS)
    known = {"firm": firm_name, "code": code, "subject": chance.choice(SUBJECTS[section])}
    sentences = [pattern.format(**known, **_numbers(chance)) for pattern in (lead, *told)]
    pairs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    return (*pairs, f"이번 결정의 접수 번호는 {reference}이며 원문은 {firm_name} 누리집에서 볼 수 있다.")


def _numbers(chance: random.Random) -> dict[str, str]:
    return {
        "place": chance.choice(PLACES),
        "partner": chance.choice(PARTNERS),
        "person": person(chance),
        "month": str(chance.randrange(1, 13)),
        "date": str(chance.randrange(1, 29)),
        "count": str(chance.randrange(12, 980)),
        "won": f"{chance.randrange(11, 9900):,}",
        "price": f"{chance.randrange(1010, 98000):,}",
        "rate": f"{chance.randrange(11, 290) / 10}",
        "rate2": f"{chance.randrange(300, 990) / 10}",
    }
