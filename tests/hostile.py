"""Lines that real pages never hold and a hostile one might; named, so that a failure says which."""

from __future__ import annotations

HOSTILE = {
    "markup": "<b>Bold</b> & <script>alert('x')</script> <img src=x onerror=alert(1)>",
    "closing tags": "</p></div></template></script></style></title> --> ]]> }}",
    "template": "{{ 7*7 }} {% raw %} {# note #} ${7*7} #{7*7}",
    "link": "[click](javascript:alert(1)) <javascript:alert(1)> ![x](data:text/html,x)",
    "formula": '=HYPERLINK("http://example.org","x")',
    "formula by sign": "+1-1@SUM(A1:A9) | =1+1",
    "control characters": "bell \x07 escape \x1b[31mred\x1b[0m null \x00 vertical \x0b form \x0c delete \x7f",
    "bidirectional marks": "left \u202eright to left\u202c and \u2067isolated\u2069 \u200fmarks\u200e",
    "lone surrogate": "half a pair \ud800 here",
    "combining": "Z\u0351\u036b\u0343a\u0321\u0353l\u0348g\u0337o, a\u0301 and \u00e1",
    "right to left": (
        "\u0647\u0630\u0627 \u062a\u0642\u0631\u064a\u0631 \u0639\u0646 \u0627\u0644\u0628\u0644\u0627\u062f."
    ),
    "no spaces": (
        "\u8fd9\u662f\u4e00\u4e2a\u6ca1\u6709\u7a7a\u683c\u7684\u53e5\u5b50\u3002\u8fd9\u662f\u53e6\u4e00\u53e5\u3002"
    ),
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 and \U0001f1fd\U0001f1f0 flags",
    "zero width": "in\u200bvi\u200csi\u200dble\ufeff word\u00adbreaks",
    "long word": "x" * 5_000,
    "many commas": ", ; " * 500,
    "many brackets": "(" * 800 + ")" * 799,
    "numbers only": "1,2.3-4/5 6e7 8% $9 1e999 -0 00 999999999999999999999999999999",
    "separators": "first\u2028second\u2029third\x85fourth\x1cfifth\x1dsixth",
    "front matter": "---",
    "heading words": "PROSECUTION",
    "list mark only": "•",
    "tier line": "VELLMARK (Tier 2)",
    "empty": "",
}
