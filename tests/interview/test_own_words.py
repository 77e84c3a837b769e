"""What first-time users type in their own words: understood where it is clear, asked for where it is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from wenyue import library
from wenyue.answers.reading import Problem, Reading, Several, Skip, Value
from wenyue.answers.values import Period
from wenyue.interview.conversation import Conversation
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.replies import Reply

SCRIPT = library.dialog("customer_service")
LANGUAGES = library.languages(SCRIPT.id)
EVERYTHING = {
    "dialog_depth": "full",
    "scenarios": ("peak", "tech", "ai", "emergency", "crossborder", "regulated", "onsite"),
    "pay_plan": "instalments",
    "deposit_kind": "bond",
    "dispute": "arb",
}


def asking(key: str, language: str = "zh_Hans", **given: object) -> Conversation:
    """A conversation about the whole contract that is asking ``key`` now."""
    made = Draft("t", SCRIPT.id, SCRIPT.version, date(2026, 11, 24))
    answers = {name: Answer(value) for name, value in (EVERYTHING | given).items()}
    conversation = Conversation(SCRIPT, made.with_change(answers), LANGUAGES, language)
    conversation.edit(key)
    assert conversation.step is not None
    assert conversation.step.key == key
    return conversation


def read(key: str, text: str, **given: object) -> Reading:
    language = "zh_Hans" if not text.isascii() else "en"
    conversation = asking(key, language, **given)
    return conversation.read(conversation.step, text)


def told(replies: tuple[Reply, ...], language: str = "zh_Hans") -> str:
    return "\n".join(LANGUAGES[language].say(line) for reply in replies for line in reply.lines)


def meant(reading: Reading) -> object:
    """The value, in a tuple with "?" where it is confirmed first; the values one can pick from; or what else it is."""
    match reading:
        case Value(value, literal):
            return value if literal else ("?", value)
        case Several(readings):
            return [one.value for one in readings]
        case Skip():
            return "skip"
        case Problem(understood=understood):
            return "refused" if understood else "unread"
        case _:
            return reading


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("my_role", "我们是甲方", "party_a"), ("my_role", "我出钱的", "party_a"), ("my_role", "买方", "party_a"),
        ("my_role", "我是乙方", "party_b"), ("my_role", "I'm the buyer", "party_a"),
        ("my_role", "we are the client", "party_a"), ("my_role", "the provider", "party_b"),
        ("dialog_depth", "快一点吧", "quick"), ("dialog_depth", "越快越好", "quick"),
        ("dialog_depth", "go fast", "quick"), ("dialog_depth", "quick one please", "quick"),
        ("dialog_depth", "the short one", "quick"),
        ("dialog_depth", "普通的就行", "standard"), ("dialog_depth", "normal", "standard"),
        ("dialog_depth", "详细一点", "full"), ("dialog_depth", "cover everything", "full"),
        ("party_a.kind", "有限公司", "company"), ("party_a.kind", "个体户", "individual_business"),
        ("party_a.kind", "sole proprietor", "individual_business"), ("party_a.size", "小公司", "sme"),
        ("tax_included", "含税", True), ("tax_included", "tax included", True), ("tax_included", "incl. VAT", True),
        ("tax_included", "不含税", False), ("tax_included", "税另算", False), ("tax_included", "excl. tax", False),
        ("tax_included", "plus VAT", False), ("tax_included", "是", True), ("tax_included", "no", False),
        ("cross_border", "数据不出境", False), ("cross_border", "境外能看到", True), ("cross_border", "不会", False),
        ("cross_border", "stays in China", False),
    ],
)  # fmt: skip
def test_a_plain_answer_in_own_words_is_understood(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("my_role", "我是开网店的，想找人帮我接电话", "party_a"), ("my_role", "我开了个淘宝店", "party_a"),
        ("my_role", "I run a small online shop", "party_a"), ("my_role", "我们是做客服外包的", "party_b"),
        ("my_role", "I'm a lawyer", "neutral"), ("dialog_depth", "我赶时间，快点弄完", "quick"),
        ("party_a.size", "我就一个小店", "sme"), ("tax_included", "要开专票，含税", True),
        ("tax_included", "the price is without VAT", False),
        ("scenarios", "双十一要加人", ("promo",)), ("scenarios", "会遇到大促和春节", ("peak", "promo")),
        ("scenarios", "we have a black friday rush", ("promo",)),
    ],
)  # fmt: skip
def test_what_a_longer_answer_points_to_is_confirmed(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == ("?", expected)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("my_role", "I'm hiring a call centre", ["party_a", "party_b"]),
        ("my_role", "我不是出钱的", "unread"),
        ("my_role", "we don't pay anybody", "unread"),
        ("party_a.kind", "我是开网店的", ["company", "individual_business", "natural_person"]),
        ("party_a.kind", "I run a shop", ["company", "individual_business", "natural_person"]),
        ("tax_included", "对，不含税", [True, False]),
        ("tax_included", "no, tax included", [True, False]),
        ("tax_included", "开普票", "unread"),
        ("scenarios", "没有大促", "unread"),
        ("scenarios", "we don't do livestreams", "unread"),
    ],
)
def test_words_that_leave_it_open_or_deny_it_are_never_guessed(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


def test_yes_and_no_are_shown_as_what_they_come_to() -> None:
    conversation = asking("tax_included")
    assert "记下了：不含税。" in told(conversation.say("否"))
    assert [LANGUAGES["zh_Hans"].say(pick.label) for pick in asking("tax_included").transcript[-1].picks] == [
        "含税", "不含税",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("订单和售后，投诉不要", ("order",)),
        ("咨询和建议，投诉不要", ("inquiry", "suggestion")),
        ("咨询，还有订单售后，别的不要", ("inquiry", "order")),
        ("除了投诉都要", ("inquiry", "suggestion", "order", "callback", "satisfaction")),
        ("投诉、回访不用，其余都要", ("inquiry", "suggestion", "order", "satisfaction")),
        ("all but complaints", ("inquiry", "suggestion", "order", "callback", "satisfaction")),
        ("everything except complaints and suggestions", ("inquiry", "order", "callback", "satisfaction")),
        ("orders and after-sales, no complaints", ("order",)),
        ("complaints no, everything else yes", ("inquiry", "suggestion", "order", "callback", "satisfaction")),
    ],
)
def test_choices_with_an_exclusion_leave_out_just_that(text: str, expected: tuple[str, ...]) -> None:
    assert meant(read("tasks", text)) == ("?", expected)


def test_a_list_that_may_be_left_out_as_a_whole_is_asked_for() -> None:
    assert meant(read("tasks", "投诉，回访不要")) == [
        ("complaint",),
        ("inquiry", "suggestion", "order", "satisfaction"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话和微信", [("phone_in", "social"), ("phone_out", "social"), ("phone_in", "phone_out", "social")]),
        ("phone", [("phone_in",), ("phone_out",), ("phone_in", "phone_out")]),
        ("phone and chat, no outbound", ("?", ("phone_in", "chat"))),
    ],
)
def test_the_clear_part_of_a_list_is_kept_while_the_rest_is_asked_for(text: str, expected: object) -> None:
    assert meant(read("channels", text)) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("party_a.contact_name", "就是我，王芳 13800138000", "王芳"),
        ("party_a.contact_name", "王芳 13800138000", "王芳"),
        ("party_a.contact_name", "王芳，电话１３８００１３８０００", "王芳"),
        ("party_a.contact_name", "王芳（微信同号 138 0013 8000）", "王芳"),
        ("party_a.contact_name", "王芳 wf@example.com", "王芳"),
        ("party_a.contact_name", "Wang Fang, 13800138000", "Wang Fang"),
        ("party_a.contact_name", "Wang Fang phone: +86 138 0013 8000", "Wang Fang"),
        ("party_a.legal_rep", "王芳 021-88886666", "王芳"),
        ("party_a.name", "示例（上海）有限公司 91000000MA0000001R", "示例（上海）有限公司"),
        ("party_b.site_lead", "王五（18612345678）", "王五"),
    ],
)
def test_a_number_typed_with_a_name_is_left_for_its_own_question(key: str, text: str, expected: str) -> None:
    reading = read(key, text)
    assert meant(reading) == ("?", expected)
    assert isinstance(reading, Value)
    assert reading.note is not None
    assert "left the number out" in str(reading.note)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("party_a.contact_name", "我叫王芳", "王芳"), ("party_a.contact_name", "就是我王芳", "王芳"),
        ("party_a.contact_name", "联系人：王芳", "王芳"), ("party_a.contact_name", "王芳吧", "王芳"),
        ("party_a.legal_rep", "也是王芳", "王芳"), ("party_a.legal_rep", "王芳，我老公", "王芳"),
        ("party_a.contact_name", "that's me, Wang Fang", "Wang Fang"),
        ("party_a.contact_name", "My name is Wang Fang", "Wang Fang"),
        ("party_a.name", "我们公司叫示例科技有限公司", "示例科技有限公司"),
        ("party_a.name", "our shop is called Blue Door Trading", "Blue Door Trading"),
    ],
)  # fmt: skip
def test_words_around_a_name_are_no_part_of_it(key: str, text: str, expected: str) -> None:
    assert meant(read(key, text)) == ("?", expected)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("party_a.contact_name", "王芳"), ("party_a.contact_name", "王芳、李四"), ("party_a.contact_name", "客服部"),
        ("party_a.contact_name", "O'Neil"), ("party_a.contact_name", "那英"), ("party_a.legal_rep", "欧阳 小明"),
        ("party_a.name", "360安全科技有限公司"), ("party_a.name", "示例（上海）有限公司"),
        ("party_a.name", "Example Trading Co., Ltd."), ("party_b.bank_account_name", "51Talk英语"),
    ],
)  # fmt: skip
def test_a_name_alone_is_taken_as_it_is(key: str, text: str) -> None:
    assert meant(read(key, text)) == text


def test_the_name_of_a_business_that_sounds_like_a_sentence_can_be_kept() -> None:
    assert meant(read("party_a.name", "We Are Social Ltd")) == ["Social Ltd", "We Are Social Ltd"]


@pytest.mark.parametrize(
    "text", ["就是我", "我自己", "我老板", "me", "my wife", "13800138000", "同上", "same as above"]
)
def test_what_is_no_name_is_refused_where_a_name_is_asked_for(text: str) -> None:
    assert meant(read("party_a.contact_name", text)) == "refused"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("service_hours", "微信"), ("service_hours", "abc"), ("service_hours", "😀😀"), ("service_hours", "五险一金"),
        ("service_object", "😀😀"), ("service_object", "12"), ("service_place", "12345"), ("signing_place", "1."),
        ("markets", "??!!😀"), ("party_a.address", "1234"), ("party_a.address", "😀😀😀😀"), ("party_a.name", "👍👍"),
        ("party_b.bank_name", "a"), ("party_b.bank_name", "."), ("special_terms", "。"), ("special_terms", "x"),
        ("contract_no", "()"), ("arb_institution", "😀😀😀😀"),
    ],
)  # fmt: skip
def test_what_cannot_be_the_thing_asked_for_is_never_kept(key: str, text: str) -> None:
    conversation = asking(key)
    before = conversation.draft
    said = conversation.say(text)
    assert said[-1].tone in ("problem", "aside")
    assert conversation.draft is before


@pytest.mark.parametrize(
    "text",
    [
        "朝九晚六", "早9点到晚9点，周末也上班", "九点至十八点", "9-18", "和店铺营业时间一样", "节假日不休", "只接白天",
        "9 to 5", "mon-fri 9-6", "office hours", "weekends too", "same as our shop", "早上八點到晚上十點",
    ],
)  # fmt: skip
def test_hours_in_own_words_are_kept(text: str) -> None:
    conversation = asking("service_hours")
    assert conversation.say(text)[0].tone == "noted"


def test_the_example_of_a_table_is_read_as_its_rows_in_either_language() -> None:
    for language in ("zh_Hans", "en"):
        conversation = asking("instalments", language)
        assert conversation.step is not None
        shown = LANGUAGES[language].say(conversation.step.example)
        conversation.say(shown)
        rows = conversation.draft.answers["instalments"].value
        assert isinstance(rows, tuple)
        assert [row["percent"] for row in rows] == [30, 70]


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("instalments", "首期，签约后5日内，30%；尾款，验收后，70%。", ["30", "70"]),
        ("instalments", "首期 签约后 30% 尾款 验收后 70%", ["30", "70"]),
        ("files", "许可证.pdf，复印件；营业执照.jpg", ["许可证.pdf", "营业执照.jpg"]),
        ("files", "许可证.pdf；复印件，盖章", ["许可证.pdf"]),
        ("staff_list", "张三，组长；李四，客服", ["张三", "李四"]),
    ],
)
def test_rows_on_one_line_are_told_apart_by_semicolons_or_their_shares(
    key: str, text: str, expected: list[str]
) -> None:
    rows = meant(read(key, text))
    assert isinstance(rows, tuple)
    assert [str(row.get("percent", row.get("name"))) for row in rows] == expected


def test_a_plan_of_instalments_is_no_mistake_before_its_rows_are_complete() -> None:
    conversation = asking("pay_plan", pay_plan=None)
    assert "error" not in [reply.tone for reply in conversation.say("自己排期分期")]
    conversation.edit("instalments")
    assert "error" not in [reply.tone for reply in conversation.say("首期，签约后5日内，30%")]
    assert "各期比例合计是 30%" in told(tuple(r for r in conversation.say("") if r.tone == "error"))


def test_a_refusal_shows_the_example_of_its_own_question() -> None:
    assert "例如：首期，合同签订后5日内，30%；尾款" in told(asking("instalments").say("分三次，每次三分之一"))
    assert "For example: 6%" in told(asking("vat_rate", "en").say("hello there"), "en")


@pytest.mark.parametrize("key", ["party_a.name", "service_object", "signing_place", "instalments", "start_date"])
def test_an_english_screen_shows_english_examples(key: str) -> None:
    conversation = asking(key, "en")
    said = told(conversation.say("an example?"), "en") + told(conversation.say("what should I write?"), "en")
    assert not any("\u4e00" <= character <= "\u9fff" for character in said)
    assert "For example: " in said or "Press Enter" in said


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("party_a.contact_email", "没有邮箱"), ("party_a.contact_email", "我们不用邮箱"),
        ("party_a.contact_email", "no e-mail"), ("party_a.contact_email", "we don't have an email"),
        ("party_a.contact_email", "none"), ("party_a.contact_phone", "没有座机"), ("party_a.contact_phone", "no phone"),
        ("party_a.credit_code", "还没办下来"), ("party_b.bank_account_no", "没有账号"), ("contract_no", "没有编号"),
        ("files", "no files"),
    ],
)  # fmt: skip
def test_what_one_does_not_have_is_left_out(key: str, text: str) -> None:
    assert meant(read(key, text)) == "skip"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("special_terms", "保密"), ("special_terms", "要保密"), ("special_terms", "要确认订单"),
        ("special_terms", "要商量涨价"), ("special_terms", "要考虑节假日"), ("special_terms", "问客户"),
        ("special_terms", "不提供"), ("special_terms", "不用电话"), ("special_terms", "我们不用邮件"),
        ("special_terms", "no email"), ("special_terms", "no account"),
        ("special_terms", "need to confirm with Party A"), ("special_terms", "按惯例"),
        ("service_object", "要确认订单的客户"), ("service_object", "无手机"), ("service_place", "no phone"),
    ],
)  # fmt: skip
def test_words_that_may_be_the_text_or_pass_are_asked_about(key: str, text: str) -> None:
    assert meant(read(key, text)) == ("?", text)


@pytest.mark.parametrize(
    "text",
    [
        "跳过", "算了，问客户", "我得问问客户", "问老板", "要问一下老板", "还没想好", "不知道", "待定", "以后再说",
        "没有", "无", "没有编号", "skip", "next", "tbd", "need to check with my boss", "按默认的", "暂无",
    ],
)  # fmt: skip
def test_who_plainly_passes_is_not_asked_about_it(text: str) -> None:
    assert meant(read("special_terms", text)) == "skip"


@pytest.mark.parametrize(
    ("pricing", "key", "text", "expected"),
    [
        ("monthly", "unit_price", "8000块一个月", 8000), ("monthly", "unit_price", "8,000/month", 8000),
        ("monthly", "unit_price", "每年12万", ("?", 10000)),
        ("monthly", "unit_price", "about 8000 a month", ("?", 8000)),
        ("monthly", "unit_price", "100k per year", [Decimal("8333.33")]),
        ("monthly", "unit_price", "5000一天", "refused"),
        ("per_seat", "unit_price", "8000 per seat per month", ("?", 8000)),
        ("per_contact", "unit_price", "8000一个月", "refused"),
        ("fixed", "fee_total", "10万一年", 100000), ("fixed", "fee_total", "100k per year", 100000),
        ("fixed", "fee_total", "about 8000 a month", ("?", 96000)), ("fixed", "fee_total", "每季度3万", ("?", 120000)),
        ("fixed", "fee_total", "每个坐席每月5000", "refused"),
    ],
)  # fmt: skip
def test_an_amount_told_by_the_month_or_year_is_worked_out_and_confirmed(
    pricing: str, key: str, text: str, expected: object
) -> None:
    assert meant(read(key, text, pricing=pricing)) == expected


def test_how_an_amount_was_worked_out_is_said() -> None:
    said = told(asking("fee_total", pricing="fixed").say("一个月8000"))
    assert "96,000.00" in said
    assert "每月 8,000.00 元，12 个月合计是这个数。" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [("含税6%", 6), ("6% incl. VAT", 6), ("专票6%", 6), ("含税", "unread"), ("plus VAT", "unread")],
)
def test_words_about_tax_are_no_rate(text: str, expected: object) -> None:
    assert meant(read("vat_rate", text)) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("party_a.contact_phone", "座机没有，手机13800138000", "13800138000"),
        ("party_a.contact_phone", "王芳 138 0013 8000", "13800138000"),
        ("party_a.contact_email", "我的是 wang@example.com，谢谢", "wang@example.com"),
        ("party_a.contact_email", "write to wang@example.com please", "wang@example.com"),
    ],
)
def test_the_one_number_or_address_in_a_sentence_is_confirmed(key: str, text: str, expected: str) -> None:
    assert meant(read(key, text)) == ("?", expected)


def test_two_numbers_are_never_chosen_from() -> None:
    assert meant(read("party_a.contact_phone", "13800138000或13900139000")) == "unread"


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("doc_lang", "just chinese pls", "zh"), ("doc_lang", "双语", ["zh_en", "zh_en_equal"]),
        ("doc_lang", "英文为准", "unread"), ("invoice_type", "专票", "special"),
        ("invoice_type", "普票就行", "ordinary"),
        ("pay_plan", "half now half later", "two_stage"), ("pay_plan", "一个月一付", "monthly"),
        ("pay_plan", "in one go", "one_off"), ("pricing", "per call", "per_contact"), ("pricing", "包年", "fixed"),
        ("subcontract", "不能转给别人", "forbidden"), ("subcontract", "only if I agree", "consent"),
        ("ip_owner", "归我们", ["a", "b"]), ("platform", "ours", ["a", "b"]),
        ("platform", "用我们的系统", ["a", "b"]), ("deposit_kind", "不用押金", "none"),
        ("sign_mode", "docusign", "esign"),
        ("renewal_mode", "let it end", "none"), ("invoice_timing", "invoice comes first", "before_payment"),
        ("dispute", "court where we sign", "court_sign"), ("effect_rule", "signed and sealed", "sign_and_seal"),
        ("pi_types", "名字电话订单", ("?", ("contact", "order"))),
        ("pi_types", "names and phone numbers", ("contact",)),
        ("channels", "电话微信邮箱", [("phone_in", "email", "social"), ("phone_out", "email", "social"),
                                ("phone_in", "phone_out", "email", "social")]),
        ("special_terms", "没有其他的了", "skip"), ("special_terms", "没了", "skip"),
        ("special_terms", "nothing else", "skip"), ("annexes", "你推荐的就行", "skip"),
        ("signing_place", "上面那个", "refused"), ("signing_place", "我们公司", "refused"),
        ("signing_place", "the one above", "refused"), ("party_a.legal_rep", "the owner, Mei Lin", ("?", "Mei Lin")),
        ("record_days", "半年吧", [180]), ("cap_percent", "不封顶", ("?", 0)),
        ("end_date", "不对，是12月31号", ("?", date(2026, 12, 31))),
        ("fee_total", "12万块钱一年含税的", ("?", 120000)),
    ],
)  # fmt: skip
def test_hurried_and_chatty_answers_are_read_or_asked_for_but_never_kept_wrong(
    key: str, text: str, expected: object
) -> None:
    assert meant(read(key, text)) == expected


@pytest.mark.parametrize(("language", "text"), [("zh_Hans", "对的"), ("zh_Hans", "可以"), ("en", "that's right")])
def test_a_plain_yes_agrees_to_what_is_proposed(language: str, text: str) -> None:
    conversation = asking("end_date", language)
    assert conversation.say(text)[-1].tone == "confirm"
    conversation.say("")
    assert conversation.draft.answers["end_date"].value == date(2027, 11, 30)


def test_a_yes_says_nothing_where_nothing_is_proposed() -> None:
    assert meant(read("deposit_amount", "对的")) == "unread"


@pytest.mark.parametrize("text", ["不用", "没有", "no", "none", "no thanks"])
@pytest.mark.parametrize("key", ["protections", "annexes"])
def test_a_no_to_changing_a_list_keeps_it(key: str, text: str) -> None:
    usual = asking(key).interview.default(asking(key).interview.step_of(key))  # type: ignore[arg-type]  # it is asked
    assert usual
    assert meant(read(key, text)) == ("?", usual)
    assert meant(read(key, "都不要")) == ()


@pytest.mark.parametrize("text", ["no", "nope", "不用", "没有", "not yet"])
def test_a_no_to_a_proposed_date_never_takes_it(text: str) -> None:
    given = {"start_date": date(2027, 1, 1), "term": Period(years=1)}
    assert meant(read("end_date", text, **given)) == "refused"


@pytest.mark.parametrize("text", ["就用你给的", "use that"])
def test_the_proposed_one_is_what_is_proposed_and_no_text(text: str) -> None:
    reading = read("contract_no", text)
    assert isinstance(reading, Value)
    assert str(reading.value).startswith("KF-")
    assert meant(read("party_a.address", text)) == "refused"


@pytest.mark.parametrize("text", ["skip the rest", "其余的都空着", "后面的先跳过"])
def test_the_rest_is_no_name(text: str) -> None:
    assert read("party_b.name", text) == Skip(blank=True)


def test_an_earlier_answer_that_is_left_open_leaves_the_others_alone() -> None:
    talk = asking("party_b.name", **{"party_b.name": "乙公司", "party_b.contact_phone": "13800000000"})
    talk.say("留空")
    assert talk.draft.answers["party_b.name"].origin == "blank"
    assert talk.draft.answers["party_b.contact_phone"].value == "13800000000"
    assert "party_b.address" not in talk.draft.answers


def test_what_waits_to_be_confirmed_waits_while_a_word_is_explained_or_another_answer_changed() -> None:
    talk = asking("first_pay_percent", pay_plan="two_stage")
    talk.say("八成")
    assert talk.say("？违约金")[-1].tone == "confirm"
    talk.say("")
    assert talk.draft.answers["first_pay_percent"].value == 80


@pytest.mark.parametrize(
    ("key", "text", "given"),
    [
        *(("fee_total", text, {}) for text in ("首付3万", "尾款7万", "预付3万", "押金2万", "定金2万", "违约金1万",
                                               "单价5000", "the deposit is 20000")),
        *(("unit_price", text, {"pricing": "monthly"}) for text in (
            "总价12万", "一共12万", "合计12万", "总共12万", "合同总额12万", "120000 in total", "押金5000", "首付5000",
        )),
        *(("deposit_amount", text, {}) for text in ("总价2万", "首付2万", "违约金2万")),
        *(("first_pay_percent", text, {"pay_plan": "two_stage"}) for text in (
            "尾款70%", "税率6%", "VAT 6%", "违约金10%",
        )),
        *(("ld_percent", text, {}) for text in ("首付10%", "尾款10%", "税率6%", "VAT 6%", "10% upfront")),
        *(("vat_rate", text, {}) for text in ("首付30%", "违约金10%", "deposit 10%")),
        ("cap_percent", "首付30%", {}),
    ],
)  # fmt: skip
def test_an_amount_said_to_be_for_something_else_is_no_answer(key: str, text: str, given: dict[str, object]) -> None:
    reading = read(key, text, **given)
    assert meant(reading) == "refused"
    assert "That is said of another" in str(reading)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("fee_total", "总价12万", 120000), ("fee_total", "一共12万", 120000), ("fee_total", "服务费12万", 120000),
        ("fee_total", "the contract amount is 120000", 120000), ("unit_price", "单价5000", 5000),
        ("deposit_amount", "押金2万", 20000), ("deposit_amount", "定金2万", 20000),
        ("deposit_amount", "保证金一共2万", 20000), ("first_pay_percent", "首付30%", 30),
        ("first_pay_percent", "定金30%", 30), ("first_pay_percent", "30% upfront", 30),
        ("ld_percent", "违约金10%", 10), ("vat_rate", "税率6%", 6), ("vat_rate", "专票6%", 6),
    ],
)  # fmt: skip
def test_an_amount_may_be_called_what_is_asked_for(key: str, text: str, expected: int) -> None:
    assert meant(read(key, text, pricing="monthly", pay_plan="two_stage")) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("staff_list", "张三，组长，普通话，证书，下周", "refused"),
        ("staff_list", "张三, 组长, 普通话, 无, 12月1日周三", "refused"),
        ("staff_list", "张三、李四、王五", "refused"), ("staff_list", "Zhang San team lead", "refused"),
        ("files", "执照、许可证", "refused"), ("instalments", "10 days after signing, 30%", "refused"),
        ("instalments", "签约后10日内，30%", "refused"), ("instalments", "首期 签约后 5日内 30%", "refused"),
        ("staff_list", "张三 组长 普通话", ("?", ({"name": "张三", "role": "组长", "skill": "普通话"},))),
        ("staff_list", "张三 组长，普通话", ("?", ({"name": "张三 组长", "role": "普通话"},))),
        ("files", "执照 许可证", ("?", ({"name": "执照 许可证"},))),
        ("staff_list", "张三，组长，英语，下周一",
         ("?", ({"name": "张三", "role": "组长", "skill": "英语", "start": date(2026, 11, 30)},))),
    ],
)  # fmt: skip
def test_cells_are_where_the_separators_put_them_or_nowhere(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("staff_list", "张三，组长，普通话、英语，证书，2026年12月1日",
         {"name": "张三", "role": "组长", "skill": "普通话、英语", "cert": "证书", "start": date(2026, 12, 1)}),
        ("staff_list", "Zhang San, lead, December 1, 2026",
         {"name": "Zhang San", "role": "lead", "start": date(2026, 12, 1)}),
        ("files", "call centre licence.pdf", {"name": "call centre licence.pdf"}),
        ("peak_periods", "国庆，2027年10月1日至2027年10月7日，加30%",
         {"name": "国庆", "from": date(2027, 10, 1), "to": date(2027, 10, 7), "extra": Decimal(30)}),
        ("peak_periods", "National Day, October 1, 2027, October 7, 2027, 30%",
         {"name": "National Day", "from": date(2027, 10, 1), "to": date(2027, 10, 7), "extra": Decimal(30)}),
    ],
)  # fmt: skip
def test_cells_one_by_one_make_a_row(key: str, text: str, expected: dict[str, object]) -> None:
    assert meant(read(key, text)) == (expected,)


def test_the_column_that_was_not_understood_is_named() -> None:
    assert "“上岗日期”这一列没看懂" in told(asking("staff_list").say("张三，组长，普通话，证书，下周"))


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("deposit_kind", "不要，定金", ["none", "dingjin"]), ("deposit_kind", "不用，定金", ["none", "dingjin"]),
        ("deposit_kind", "no, bond", ["none", "bond"]), ("deposit_kind", "no, earnest money", ["none", "dingjin"]),
        ("renewal_mode", "不，续约", ["written", "none"]), ("renewal_mode", "no, renewal", ["written", "none"]),
        ("renewal_mode", "do not, renew", ["auto", "none"]),
        ("tax_included", "不 含税", [True, False]), ("tax_included", "不，含税", [True, False]),
        ("tax_included", "不。含税", [True, False]), ("tax_included", "not. included", [True, False]),
        ("deposit_kind", "不要定金", "none"), ("deposit_kind", "no deposit", "none"), ("tax_included", "不含税", False),
        ("renewal_mode", "不续约", "none"), ("deposit_kind", "no, thanks", ("?", "none")),
    ],
)  # fmt: skip
def test_a_sign_behind_a_no_parts_it_from_the_option(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


@pytest.mark.parametrize("text", ["one", "only one", "just one", "two"])
def test_a_number_that_may_be_how_many_are_needed_is_asked_for(text: str) -> None:
    assert meant(read("effect_rule", text)) == ["sign_and_seal", "sign_or_seal"]


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("channels", "no 4", [("email",), ("phone_in", "phone_out", "chat", "social")]),
        ("pay_plan", "no 2", ["two_stage", "one_off", "monthly", "quarterly", "instalments"]),
        ("channels", "No. 4", ("email",)), ("pay_plan", "No. 2", "one_off"), ("pay_plan", "number 2", "one_off"),
        ("effect_rule", "2", "sign_or_seal"), ("effect_rule", "the second one", "sign_or_seal"),
    ],
)  # fmt: skip
def test_no_before_a_number_counts_only_with_its_point(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


def test_an_amount_by_the_month_is_not_worked_out_for_a_term_of_odd_days() -> None:
    for term in (Period(days=45), Period(months=1, days=15)):
        assert meant(read("fee_total", "每月1万", pricing="fixed", term=term)) == "refused"
    assert meant(read("fee_total", "每月1万", pricing="fixed", term=Period(months=3))) == ("?", 30000)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("seats", "增加2个", [2]), ("second_pay_month", "提前一个月", [1]), ("second_pay_month", "6个月前", [6]),
        ("second_pay_month", "每6个月", [6]), ("second_pay_month", "every 6 months", [6]),
        ("term", "试用期3个月", [Period(months=3)]), ("conf_years", "签约后3年", [3]),
        ("seats", "2个", 2), ("second_pay_month", "6个月", 6), ("term", "服务期3个月", Period(months=3)),
        ("conf_years", "合同终止后3年", 3), ("renewal_days", "提前30天", 30), ("renewal_days", "30 days before", 30),
        ("first_pay_days", "签约后5个工作日", 5),
    ],
)  # fmt: skip
def test_a_number_told_of_another_time_or_as_a_change_is_asked_for(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text, pay_plan="two_stage")) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("start_date", "12月1日前", ("?", date(2026, 12, 1))), ("start_date", "12月1日之前", ("?", date(2026, 12, 1))),
        ("start_date", "12月1日之后", [date(2026, 12, 1), date(2026, 12, 2)]),
        ("end_date", "春节前", [date(2027, 2, 5), date(2027, 2, 6)]),
        ("end_date", "before Spring Festival", [date(2027, 2, 5), date(2027, 2, 6)]),
        ("start_date", "一个月前", ("?", date(2026, 10, 24))),
    ],
)  # fmt: skip
def test_before_and_after_a_day_are_no_lengths_of_time(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5万", ("?", "lt100k")), ("5万人", ("?", "lt100k")), ("50万", ("?", "100k_1m")), ("50k", ("?", "lt100k")),
        ("一百万到一千万", ("?", "1m_10m")), ("100万以上", ["1m_10m", "gt10m"]),
        ("over 1 million", ["1m_10m", "gt10m"]),
        ("1000万以上", ("?", "gt10m")), ("10万", ["lt100k", "100k_1m"]), ("2", "100k_1m"), ("第二个", "100k_1m"),
        ("不到10万人", "lt100k"),
    ],
)  # fmt: skip
def test_a_number_falls_into_one_of_the_ranges_to_choose_from(text: str, expected: object) -> None:
    assert meant(read("pi_volume", text)) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("annexes", "D1-D3", ("?", ("D1", "D2", "D3"))), ("annexes", "D1到D3", ("?", ("D1", "D2", "D3"))),
        ("annexes", "D1、D3", ("D1", "D3")),
        ("channels", "no, email", [("email",), ("phone_in", "phone_out", "chat", "social")]),
        ("channels", "no email", ("?", ("phone_in", "phone_out", "chat", "social"))),
        ("channels", "不要夜班", "unread"), ("seats", "10 people 24/7", "unread"), ("seats", "5 ppl", 5),
    ],
)  # fmt: skip
def test_what_is_not_wholly_understood_leaves_nothing_out(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


@pytest.mark.parametrize(
    ("pricing", "text", "expected"),
    [
        ("per_seat", "每个坐席5000", ("?", 5000)), ("per_seat", "每人5000", ("?", 5000)),
        ("per_seat", "5000/人/月", ("?", 5000)), ("per_seat", "5000 per seat", ("?", 5000)),
        ("per_contact", "2块一通", ("?", 2)), ("per_contact", "2元/通", ("?", 2)), ("per_contact", "每通2元", ("?", 2)),
        ("per_contact", "2 per call", ("?", 2)), ("per_contact", "5元/小时", "refused"),
        ("monthly", "2块一通", "refused"),
    ],
)  # fmt: skip
def test_the_price_of_one_may_name_what_it_is_for(pricing: str, text: str, expected: object) -> None:
    assert meant(read("unit_price", text, pricing=pricing)) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("my_role", "甲方不要，要乙方", "party_b"), ("pay_plan", "一次付清不要，要月结", "monthly"),
        ("pay_plan", "月结不要 要季结", "quarterly"), ("pricing", "一口价不要，按坐席", "per_seat"),
        ("invoice_type", "专票不要，要普票", "ordinary"), ("deposit_kind", "定金不要，要保证金", "bond"),
        ("renewal_mode", "自动续期不要，重新签", "written"), ("pay_plan", "monthly no, quarterly", "quarterly"),
        ("pay_plan", "monthly not quarterly", "monthly"), ("pay_plan", "要月结，不要季结", "monthly"),
        ("invoice_type", "专票，不要普票", "special"),
    ],
)  # fmt: skip
def test_what_is_turned_down_is_never_offered_but_what_is_wanted_instead(key: str, text: str, expected: str) -> None:
    assert meant(read(key, text)) == ("?", expected)


@pytest.mark.parametrize(
    "text", ["未含税", "含税不行", "不用加税", "nothing on top", "no VAT, included", "税前还是税后"]
)
def test_a_denied_word_for_the_tax_is_asked_about(text: str) -> None:
    assert meant(read("tax_included", text)) in ([True, False], "unread")


@pytest.mark.parametrize(
    "text",
    [
        "我们帮淘宝店铺做客服", "我们是给网店做客服的", "人家出钱我干活", "对方出钱", "对方是甲方", "对方是乙方",
        "客户是甲方", "我们的客户是网店", "出钱的不是我", "they pay us", "our client is hiring us",
        "we work for a shop",
    ],
)  # fmt: skip
def test_what_is_said_of_the_other_side_is_not_taken_for_oneself(text: str) -> None:
    assert meant(read("my_role", text)) == "unread"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我是开网店的，想找人帮我接电话", "party_a"),
        ("帮我找客服", "party_a"),
        ("我们为客户提供服务", "party_b"),
        ("我们给别人做外包", "party_b"),
    ],
)
def test_who_helps_whom_is_still_understood(text: str, expected: str) -> None:
    assert meant(read("my_role", text)) == ("?", expected)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("pay_plan", "以前月结现在季结"), ("pay_plan", "比月结久一点"), ("dialog_depth", "less detail"),
        ("renewal_mode", "automatically ends"), ("renewal_mode", "ends automatically"),
        ("renewal_mode", "auto-renew off"), ("sign_mode", "paperless"),
        ("sign_mode", "线上还是线下"), ("subcontract", "without consent"), ("invoice_type", "nothing special"),
        ("doc_lang", "english prevails"),
    ],
)  # fmt: skip
def test_a_sign_that_its_neighbours_turn_round_points_to_nothing(key: str, text: str) -> None:
    assert meant(read(key, text)) == "unread"


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [("dialog_depth", "比较简单的", "quick"), ("dialog_depth", "我还是想快点", "quick"),
     ("renewal_mode", "renew automatically", "auto"), ("sign_mode", "线下吧", "paper")],
)  # fmt: skip
def test_words_that_only_look_like_a_comparison_change_nothing(key: str, text: str, expected: str) -> None:
    assert meant(read(key, text)) == ("?", expected)


@pytest.mark.parametrize(
    ("key", "text"),
    [("cap_percent", "要"), ("cap_percent", "yes"), ("cap_percent", "sure"), ("seats", "保留"), ("seats", "对的")],
)
def test_a_yes_is_no_number_where_the_question_names_none(key: str, text: str) -> None:
    assert meant(read(key, text)) == "unread"


@pytest.mark.parametrize("key", ["pay_plan", "seats", "start_date"])
@pytest.mark.parametrize("text", ["没错", "不改", "要改", "不用改", "我改主意了"])
def test_words_about_changing_name_no_answer_to_change(key: str, text: str) -> None:
    conversation = asking(key)
    before = conversation.draft
    said = conversation.say(text)
    assert conversation.editing == key
    assert conversation.draft is before or conversation.hanging
    assert "没有叫这个名字" not in told(said)


@pytest.mark.parametrize("text", ["没错", "不改", "不用改", "我改主意了", "我改变主意了", "继续填", "检查一下", "要改"])
@pytest.mark.parametrize("key", ["special_terms", "service_object", "party_a.name", "party_a.contact_name"])
def test_what_is_said_to_the_program_is_no_text(key: str, text: str) -> None:
    assert meant(read(key, text)) == "refused"


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("party_a.contact_name", "张三或李四", ["张三", "李四"]),
        ("party_a.contact_name", "Tom or Ann Lee", ["Tom", "Ann Lee"]),
        ("party_a.contact_name", "不是张三，是李四", ("?", "李四")),
        ("party_a.contact_name", "李四，不是张三", ("?", "李四")),
        ("party_a.contact_name", "同法定代表人", "refused"), ("party_a.contact_name", "同负责人", "refused"),
        ("party_a.name", "还没找到", "refused"), ("party_a.name", "我们还没注册公司", "refused"),
        ("party_a.name", "we haven't registered yet", "refused"),
        ("party_a.address", "跟执照一样", "refused"), ("party_a.address", "same as on the licence", "refused"),
        ("party_a.address", "没有固定地址", ("?", "没有固定地址")), ("signing_place", "不在上海", ("?", "不在上海")),
        ("signing_place", "哪儿都行", ("?", "哪儿都行")),
        ("arb_institution", "不要北京仲裁委员会", ("?", "不要北京仲裁委员会")),
        ("arb_institution", "随便哪个仲裁委员会", ("?", "随便哪个仲裁委员会")), ("contract_no", "自动", ("?", "自动")),
        ("contract_no", "随便编一个", ("?", "随便编一个")), ("service_hours", "跟刚才一样", "refused"),
        ("service_hours", "改为月结", "refused"), ("service_hours", "9:00-25:00", "refused"),
        ("service_hours", "99点", "refused"),
    ],
)  # fmt: skip
def test_words_that_are_hardly_an_answer_are_refused_or_asked_about(key: str, text: str, expected: object) -> None:
    assert meant(read(key, text)) == expected


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("party_a.name", "同仁堂"),
        ("party_a.name", "Trick or Treat Ltd"),
        ("party_a.name", "不是东西文化有限公司"),
        ("party_a.name", "没想到餐饮有限公司"),
        ("party_a.name", "Not Just Coffee Ltd"),
        ("party_a.contact_name", "任或"),
        ("party_a.contact_name", "于是之"),
        ("party_a.address", "上海市浦东新区不要路1号"),
        ("signing_place", "上海"),
        ("service_object", "不要求发票的客户"),
    ],
)
def test_a_plausible_name_or_place_is_kept_at_once(key: str, text: str) -> None:
    assert meant(read(key, text)) == text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("work_mode", "在家吗"), ("invoice_type", "专票吗"), ("pay_plan", "月结吗？"), ("my_role", "am I the buyer?"),
        ("my_role", "我是甲方吗"), ("service_hours", "夜班吗"), ("tax_included", "税前还是税后"),
        ("tax_included", "含税吗"), ("channels", "电话吗"), ("invoice_type", "is it special?"),
    ],
)  # fmt: skip
def test_a_question_is_not_offered_as_an_answer(key: str, text: str) -> None:
    conversation = asking(key, "en" if text.isascii() else "zh_Hans")
    said = conversation.say(text)
    assert said[-1].tone in ("aside", "problem")
    assert conversation.hanging is None


def test_an_answer_with_a_question_mark_is_still_confirmed() -> None:
    assert meant(read("start_date", "12月1号？")) == ("?", date(2026, 12, 1))
    assert meant(read("seats", "10个？")) == ("?", 10)
