import json

import pytest

from app.bench import measure, searching, suite
from app.cli.main import run

TIMES = {"p50", "p95", "cpu_p95"}
SHAPE = {"ours", "limit", "unit", "ratio", "goal", "peers"}


@pytest.mark.slow
def test_a_save_is_measured_beside_a_raw_insert(capsys):
    assert run(["bench", "--only", "save", "--quick"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures.keys() == {"save"}
    assert figures["save"].keys() >= SHAPE
    assert figures["save"]["ours"] > 0 < figures["save"]["limit"]


@pytest.mark.slow
@pytest.mark.gui
def test_the_desk_opens_with_its_rows_and_says_its_memory():
    figures = suite.run("memory", quick=True, tell=lambda _names: None)
    assert figures.keys() == {"memory"}
    assert figures["memory"]["ours"] > figures["memory"]["limit"] > 0


@pytest.mark.slow
@pytest.mark.gui
def test_commands_and_the_window_are_timed_from_their_start():
    figures = {}
    for name in ("command_start", "start_to_passphrase"):
        figures |= suite.run(name, quick=True, tell=lambda _names: None)
    assert all(figure.keys() >= SHAPE for figure in figures.values())
    assert all(figure["ours"] >= figure["limit"] > 0 for figure in figures.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["search", "search_million"])
def test_every_search_of_the_mix_is_measured_warm_and_cold(name):
    figures = suite.run(name, quick=True, tell=lambda _names: None)
    assert figures.keys() == {name}
    assert figures[name]["parts"].keys() == searching.MIX.keys()
    assert all(
        part.keys() == TIMES | {"cold", "cold_cpu", "bare"}
        for part in figures[name]["parts"].values()
    )


@pytest.mark.slow
def test_every_way_to_a_page_of_the_lists_is_measured():
    figures = suite.run("lists", quick=True, tell=lambda _names: None)
    assert figures["lists"].keys() >= SHAPE
    parts = figures["lists"]["parts"]
    assert {f"receipts_all_{way}" for way in ("down", "up", "end", "jumps")} <= parts.keys()
    assert parts["receipts_all_jumps"].keys() == TIMES
    assert parts["receipts_nobody_survey"]["pages"] == 0


@pytest.mark.slow
def test_every_filter_of_the_journal_is_measured():
    figures = suite.run("journal", quick=True, tell=lambda _names: None)
    assert figures["journal"].keys() >= SHAPE
    assert len(figures["journal"]["parts"]) == 7


def test_an_unknown_benchmark_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as left:
        run(["bench", "--only", "speed"])
    assert left.value.code == 2
    assert "open_desk" in capsys.readouterr().err


@pytest.mark.parametrize(("percent", "wanted"), [(50, 50), (95, 95), (100, 99)])
def test_a_percentile_is_a_value_that_was_measured(percent, wanted):
    assert measure.percentile(range(100), percent) == wanted


def test_a_figure_without_a_limit_has_no_ratio():
    assert measure.figure(1.0, 0.0, "s", 2.0)["ratio"] is None


@pytest.mark.slow
def test_every_kind_of_question_of_the_search_field_is_measured():
    figures = suite.run("finding", quick=True, tell=lambda _names: None)
    assert figures["finding"].keys() >= SHAPE
    assert figures["finding"]["parts"].keys() >= {"amount", "name_and_day", "nobody"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["merge_sqlite", "merge_postgres", "merge_growth", "merge_growth_postgres"]
)
def test_a_merge_is_measured_beside_the_bare_driver_and_its_first_year(name):
    figures = suite.run(name, quick=True, tell=lambda _names: None)
    assert figures.keys() == {name}
    figure = figures[name]
    assert figure.keys() >= SHAPE | {"peak_mib"}
    assert figure["ours"] > 0 < figure["limit"]
    assert len(figure.get("years", range(10))) == 10
    assert figure.get("counties", 2) == 2


@pytest.mark.slow
def test_a_provinces_sums_are_measured_over_all_its_counties():
    figure = suite.run("totals", quick=True, tell=lambda _names: None)["totals"]
    assert figure.keys() >= SHAPE
    assert figure["receipts"] == 3 * (90 + 2)
