"""How publishers and wires are called: for bylines, credits and marks, as parts of expressions."""

KINDS = "뉴스|일보|신문|경제|방송|통신|데일리|투데이|닷컴|비즈|TV|미디어"  # how the name of a publisher ends
NAMES = "한겨레|한경|매경|서경|노컷|더팩트|더벨|블로터|시사인|시사IN|프레시안|씨네21"  # that do not end so
WIRES = "연합뉴스|연합|뉴시스|뉴스1|News1|로이터|AFP|AP|EPA"
