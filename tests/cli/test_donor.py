"""`donor` and `search`: each add, list, show and change comes back as it went in."""

import json

import pytest

from app.cli.main import run
from tests import factory

ZAHRA = {
    "name": "زهرا کاظمی‌نژاد",
    "honorific": "سرکار خانم",
    "national_id": "1740000013",
    "mobile": "09161230001",
    "publish_name": True,
}


@pytest.fixture
def typed(folder, wall, monkeypatch, capsys, tmp_path):
    """Run a command on the office; give its exit code, its JSON lines and its stderr."""
    monkeypatch.setenv("HAMYAR_PASSPHRASE", factory.PASSPHRASE)

    def type_in(*argv: str, given: str = "", json_wanted: bool = True):
        (tmp_path / "in.txt").write_text(given, "utf-8")
        more = ["--json"] if json_wanted else []
        with (tmp_path / "in.txt").open(encoding="utf-8") as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            code = run([*argv, "--dir", str(folder.root), *more])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()] if json_wanted else out, err

    return type_in


def add(typed, *many):
    lines = "".join(json.dumps(one) + "\n" for one in many)
    code, answers, _err = typed("donor", "add", given=lines)
    assert code == 0
    return [answer["uid"] for answer in answers]


def test_a_donor_that_was_added_is_listed_shown_and_changed(typed):
    [one] = add(typed, ZAHRA)
    masked = ZAHRA | {"uid": one, "kind": "person", "national_id": "******0013"}
    masked |= {"mobile": "0916***0001"}
    assert typed("donor", "list")[1] == [masked]
    changed = json.dumps({"note": "هر سال در ماه رمضان", "publish_name": False})
    assert typed("donor", "change", "--uid", one, given=changed)[0] == 0
    [shown] = typed("donor", "show", "--uid", one)[1]
    assert shown.items() >= (masked | {"publish_name": False}).items()
    assert (shown["note"], shown["root"], shown["sums"]) == ("هر سال در ماه رمضان", one, [])


def test_a_refused_line_says_why_and_the_rest_go_on(typed):
    lines = ['{"name": ""}', '{"nam": "x"}', '{"name": 1}', '{"name": "علی", "publish_name": 1}']
    good = json.dumps(ZAHRA)
    code, answers, _err = typed("donor", "add", given="\n".join([*lines, good, "", good]))
    assert code == 1
    assert [answer.get("error") for answer in answers] == [
        *["invalid_input"] * 4,
        None,
        "donor_known",
    ]
    assert list(answers[1]["fields"]) == ["nam"]


def test_who_may_be_the_same_is_told_when_added_and_over_the_register(typed):
    add(typed, ZAHRA)
    twin = json.dumps(ZAHRA | {"national_id": ""})
    answer = typed("donor", "add", given=twin)[1][0]
    assert answer["duplicates"][0]["reasons"] == ["mobile", "name"]
    pairs = typed("donor", "duplicates")[1]
    assert [pair["reason"] for pair in pairs] == ["mobile", "name"]
    assert pairs[0]["other"]["uid"] == answer["uid"]


def test_two_are_merged_found_under_both_names_and_parted_again(typed):
    kept, gone = add(typed, ZAHRA, {"name": "زهره کاظمی"})
    assert typed("donor", "merge", "--uid", gone, "--into", kept)[1] == [
        {"uid": gone, "root": kept}
    ]
    [hit] = typed("search", "زهره")[1]
    assert (hit["uid"], hit["alias"], hit["why"]) == (kept, "زهره کاظمی", "name")
    [shown] = typed("donor", "show", "--uid", kept)[1]
    assert [alias["uid"] for alias in shown["aliases"]] == [gone]
    assert typed("donor", "unmerge", "--uid", gone)[1] == [{"uid": gone, "root": gone}]
    assert typed("search", "زهره")[1][0]["uid"] == gone


def test_a_receipt_names_its_donor_and_stands_in_the_history(typed):
    [one] = add(typed, ZAHRA)
    visit = {
        "donor": {"name": "زهرا", "uid": one},
        "lines": [{"niyyat": "AYTAM", "amount": 700000}],
    }
    number = typed("receipt", "issue", given=json.dumps(visit))[1][0]["number"]
    [shown] = typed("donor", "show", "--uid", one)[1]
    assert [gift["number"] for gift in shown["history"]] == [number]
    assert shown["sums"] == [{"form": "cash", "unit": "IRR", "count": 1, "amount": 700000}]


def test_people_get_sentences(typed):
    kept, gone = add(typed, ZAHRA, {"name": "زهره کاظمی"})
    donor = {name: text for name, text in ZAHRA.items() if name != "publish_name"}
    visit = {"donor": donor, "lines": [{"niyyat": "AYTAM", "amount": 700000}]}
    typed("receipt", "issue", given=json.dumps(visit))
    said = [
        typed(*argv, json_wanted=False)
        for argv in (
            ("donor", "merge", "--uid", gone, "--into", kept),
            ("donor", "show", "--uid", kept),
            ("donor", "unmerge", "--uid", gone),
            ("donor", "list"),
            ("search", "کاظمی"),
            ("donor", "reindex"),
        )
    ]
    assert [code for code, _out, _err in said] == [0] * 6
    assert "یکی شدند" in said[0][1]
    assert "۷۰۰٬۰۰۰ ریال" in said[1][1]
    assert "زهرا کاظمی" in said[4][1]


def test_an_unknown_donor_is_refused_and_a_bad_uid_is_wrong_usage(typed):
    assert typed("donor", "show", "--uid", "0" * 32)[1][0]["error"] == "donor_unknown"
    with pytest.raises(SystemExit) as left:
        typed("donor", "show", "--uid", "x")
    assert left.value.code == 2
