"""How publishers and wires are called: for bylines, credits and marks, as parts of expressions."""

KINDS = "뉴스|일보|신문|경제|방송|통신|데일리|투데이|닷컴|비즈|TV|미디어"  # how the name of a publisher ends
WIRES = "연합뉴스|연합|뉴시스|뉴스1|News1|로이터|AFP|AP|EPA"
