"""The command line: exit status, what goes to which stream, each trouble by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main

SAMPLES = Path(__file__).parents[1] / "reports"
OLD = """VELLMARK (Tier 2)

The Government of Vellmark does not fully meet the minimum standards but is making significant efforts to do so.

PRIORITIZED RECOMMENDATIONS:

• Train judges on the new law. • Fund shelters run by NGOs.

PROSECUTION

The government maintained law enforcement efforts. In 2018, courts convicted 11 traffickers.

PROTECTION

The government maintained efforts to protect victims. It identified 31 victims in 2018.

PREVENTION

The government increased efforts to prevent trafficking.
"""
NEW = (
    OLD.replace("(Tier 2)", "(Tier 2 Watch List)")
    .replace("maintained law", "increased law")
    .replace("In 2018, courts convicted 11 traffickers.", "In 2019, courts convicted 37 traffickers (11 in 2018).")
    .replace("Fund shelters run by NGOs.", "Punish complicit officials.")
)


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "vellmark-2019.txt", tmp_path / "vellmark-2020.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def one_line_of_trouble(result: Result, *words: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, lines
    for word in words:
        assert word in lines[0]


def test_diff_exits_0_for_equal_texts_and_1_for_different_ones(pair: tuple[Path, Path]) -> None:
    old, new = pair
    assert run("diff", old, old).exit_code == 0
    assert run("diff", old, new).exit_code == 1


def test_diff_tells_the_main_changes_in_plain_sentences(pair: tuple[Path, Path]) -> None:
    told = run("diff", *pair).stdout
    for part in ("Tier 2 Watch List", "37", "11", "Fund shelters run by NGOs", "Punish complicit officials"):
        assert part in told


def test_without_colour_words_are_marked_by_brackets_and_with_colour_by_escapes(pair: tuple[Path, Path]) -> None:
    assert "[-maintained-]" in run("diff", *pair).stdout
    assert "{+increased+}" in run("diff", *pair).stdout
    assert "\x1b[" not in run("diff", *pair).stdout
    assert "\x1b[" in run("diff", *pair, "--color", "always").stdout


@pytest.mark.parametrize("form", ["text", "json", "csv", "md", "html"])
def test_each_format_goes_to_a_file_whole(pair: tuple[Path, Path], tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    result = run("diff", *pair, "--format", form, "-o", target)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert target.read_text(encoding="utf-8") == run("diff", *pair, "--format", form).stdout


def test_json_documents_carry_their_format_and_the_promised_fields(pair: tuple[Path, Path]) -> None:
    told = json.loads(run("diff", *pair, "--format", "json").stdout)
    assert told["format"] == "reportdiff/diff/1"
    assert (told["old"]["tier"], told["new"]["tier"]) == ("2", "2WL")
    assert {r["fate"] for r in told["recommendations"]} == {"kept", "dropped", "new"}
    split = json.loads(run("sections", pair[1], "--format", "json").stdout)
    assert split["format"] == "reportdiff/sections/1"
    assert [s["name"] for s in split["sections"]] == [
        "overview", "recommendations", "prosecution", "protection", "prevention",
    ]  # fmt: skip
    found = json.loads(run("figures", pair[1], "--format", "json").stdout)
    assert found["format"] == "reportdiff/figures/1"
    for figure in found["figures"]:
        assert figure["sentence"][figure["start"] : figure["end"]] == figure["text"]
        if figure["source_start"] is not None:
            assert NEW[figure["source_start"] : figure["source_end"]] == figure["text"]


def test_one_side_may_come_from_standard_input(pair: tuple[Path, Path]) -> None:
    assert run("diff", pair[0], "-", stdin=NEW).exit_code == 1
    assert run("sections", "-", stdin=NEW).exit_code == 0
    one_line_of_trouble(run("diff", "-", "-", stdin=NEW), "standard input")


def test_only_and_section_show_less(pair: tuple[Path, Path]) -> None:
    told = json.loads(run("diff", *pair, "--only", "figures", "--format", "json").stdout)
    assert told["sections"] == []
    assert told["figures"]
    told = json.loads(run("diff", *pair, "--section", "protection", "--format", "json").stdout)
    assert [s["name"] for s in told["sections"]] == ["protection"]
    one_line_of_trouble(run("diff", *pair, "--section", "protektion"), "protektion", "protection")


def test_a_missing_file_is_one_line_and_status_2(tmp_path: Path) -> None:
    one_line_of_trouble(run("diff", tmp_path / "no.txt", tmp_path / "no.txt"), "no.txt")
    one_line_of_trouble(run("sections", tmp_path / "no.txt"), "no.txt")
    one_line_of_trouble(run("figures", tmp_path / "no.txt"), "no.txt")


def test_empty_and_binary_files_are_trouble(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 40)
    one_line_of_trouble(run("sections", empty), "empty")
    one_line_of_trouble(run("sections", binary), "binary.txt")


def test_an_unknown_option_or_command_is_one_line_and_status_2(pair: tuple[Path, Path]) -> None:
    one_line_of_trouble(run("diff", *pair, "--colour"), "--colour", "--help")
    one_line_of_trouble(run("dif", *pair), "dif")
    one_line_of_trouble(run("diff", *pair, "--format", "xml"), "xml")


def test_an_unwritable_output_leaves_nothing_behind(pair: tuple[Path, Path], tmp_path: Path) -> None:
    one_line_of_trouble(run("diff", *pair, "-o", tmp_path / "missing" / "deep" / "\0bad"), "bad")
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    one_line_of_trouble(run("diff", *pair, "-o", blocked / "page.html"), "file")


def test_settings_set_options_and_an_unknown_key_names_the_nearest(pair: tuple[Path, Path], tmp_path: Path) -> None:
    settings = tmp_path / "reportdiff.toml"
    settings.write_text('[diff]\nformat = "json"\n', encoding="utf-8")
    assert run("diff", *pair).stdout.startswith("{")
    assert run("diff", *pair, "--format", "csv").stdout.startswith("record,")
    settings.write_text('[diff]\nformta = "json"\n', encoding="utf-8")
    one_line_of_trouble(run("diff", *pair), "formta", "format", "reportdiff.toml")
    settings.write_text('[diff]\nformat = "xml"\n', encoding="utf-8")
    one_line_of_trouble(run("diff", *pair), "xml", "reportdiff.toml")
    settings.write_text("[diff\n", encoding="utf-8")
    one_line_of_trouble(run("diff", *pair), "reportdiff.toml")


def test_version_and_help_of_every_command() -> None:
    assert run("--version").stdout.startswith("reportdiff ")
    top = run("-h")
    assert top.exit_code == 0
    for name in ("diff", "build", "add", "sections", "figures", "history", "check"):
        assert name in top.stdout
        assert "Exit status" in run(name, "-h").stdout


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportdiff", *map(str, arguments)],
        capture_output=True, text=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_a_reader_that_goes_away_is_no_trouble(pair: tuple[Path, Path]) -> None:
    done = subprocess.run(
        ["/bin/bash", "-c", f"{sys.executable} -m reportdiff diff {pair[0]} {pair[1]} --format html | head -c 10"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""


def test_a_terminal_that_cannot_show_a_character_is_no_trouble(pair: tuple[Path, Path]) -> None:
    done = process("diff", *pair, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stderr == ""


def test_shell_completion_is_offered() -> None:
    done = process(_REPORTDIFF_COMPLETE="bash_source")
    assert "_REPORTDIFF_COMPLETE" in done.stdout


def test_markdown_with_front_matter_through_a_pipe_is_read_as_from_the_disk() -> None:
    old, new = SAMPLES / "sandorra/2017.md", SAMPLES / "essandor/2018.md"
    piped = run("diff", "-", new, "--format", "json", stdin=old.read_text(encoding="utf-8"))
    told, expected = json.loads(piped.stdout), json.loads(run("diff", old, new, "--format", "json").stdout)
    assert told["old"]["iso3"] == "XSD"
    assert (told["notes"], told["sections"]) == (expected["notes"], expected["sections"])


def test_a_section_may_be_named_by_its_title_and_a_wrong_name_hears_the_nearest() -> None:
    old, new = SAMPLES / "velmora/2018.md", SAMPLES / "velmora/2019.md"
    by_title = run("diff", old, new, "--section", "Overview and tier")
    assert by_title.stdout == run("diff", old, new, "--section", "overview").stdout
    one_line_of_trouble(run("diff", old, new, "--section", "protecton"), "did you mean 'protection'?")
    one_line_of_trouble(run("figures", old, "--section", "protecton"), "did you mean 'protection'?")


def test_a_measure_that_no_family_has_is_trouble_not_an_empty_table() -> None:
    one_line_of_trouble(run("figures", SAMPLES / "velmora/2018.md", "--measure", "conviction"), "'convictions'")


def test_the_bare_command_shows_its_help_line_by_line() -> None:
    bare = run()
    assert bare.exit_code == 2
    assert "\n  diff      Compare two editions" in bare.stderr


def test_a_selection_does_not_speak_for_what_it_leaves_out(pair: tuple[Path, Path]) -> None:
    same = run("diff", *pair, "--section", "overview", "--only", "text")
    assert same.exit_code == 1  # the tier line
    for told in (run("diff", *pair, "--section", "protection").stdout, run("diff", *pair, "--only", "figures").stdout):
        assert "the same words" not in told
    old = pair[0].with_name("vellmark-2018.txt")
    old.write_text(OLD.replace("11 traffickers", "9 traffickers").replace("2018", "2017"), encoding="utf-8")
    assert "is left out" in run("diff", old, pair[0], "--section", "prevention").stdout


def test_asking_for_recommendations_where_there_are_none_is_trouble(pair: tuple[Path, Path]) -> None:
    one_line_of_trouble(run("diff", *pair, "--only", "recommendations", "--section", "prevention"), "no list")


def test_what_may_stand_beyond_the_break_of_a_text_is_not_called_dropped(tmp_path: Path) -> None:
    old, new = tmp_path / "vellmark-2019.txt", tmp_path / "vellmark-2020.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(OLD[: OLD.index("new law")].strip(), encoding="utf-8")
    for form in ("text", "md"):
        told = run("diff", old, new, "--format", form).stdout
        assert "not in the held part of the 2020 edition" in told
        assert "dropped" not in told
        assert "no longer reported" not in told


def test_json_and_csv_tell_of_a_text_that_breaks_off(tmp_path: Path) -> None:
    old, new = tmp_path / "vellmark-2019.txt", tmp_path / "vellmark-2020.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(OLD[: OLD.index("new law")].strip(), encoding="utf-8")
    result = run("diff", old, new, "--format", "json")
    told = json.loads(result.stdout)
    assert (told["old"]["cut_off"], told["new"]["cut_off"]) == (False, True)
    assert "2020 edition breaks off" in result.stderr
    assert "2020 edition breaks off" in run("diff", old, new, "--format", "csv").stderr


def test_texts_of_two_countries_are_both_named_and_a_text_of_none_is_said_to_be_that(tmp_path: Path) -> None:
    old, new, none = (tmp_path / name for name in ("vellmark-2019.txt", "ostrava-2020.txt", "plain.txt"))
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW.replace("VELLMARK", "OSTMARK").replace("Vellmark", "Ostmark"), encoding="utf-8")
    none.write_text("The quick brown fox jumps.\n", encoding="utf-8")
    told = run("diff", old, new).stdout
    assert told.startswith("Vellmark and Ostmark: what changed")
    assert "The two texts name different countries: Vellmark and Ostmark." in told
    assert "The first text does not say which country it is about." in run("diff", none, new).stdout


def test_the_sections_fit_a_narrow_terminal(pair: tuple[Path, Path]) -> None:
    from reportdiff.compare import compare  # noqa: PLC0415 - only here
    from reportdiff.faces import as_text  # noqa: PLC0415 - as above
    from reportdiff.read import read  # noqa: PLC0415 - as above

    told = as_text.comparison(compare(*map(read, pair)), width=30)
    listed = told[told.index("SECTIONS") : told.index("FIGURES")]
    assert "  Recommendations\n    1 added, 1 removed, 1 kept\n" in listed
    assert max(map(len, listed.splitlines())) <= 30


def test_another_space_between_the_same_words_is_no_rewording(tmp_path: Path) -> None:
    old, new = tmp_path / "vellmark-2019.txt", tmp_path / "vellmark-2020.txt"
    old.write_text(OLD.replace("law enforcement efforts", "law/enforcement efforts"), encoding="utf-8")
    new.write_text(OLD.replace("law enforcement efforts", "law/ enforcement efforts"), encoding="utf-8")
    told = json.loads(run("diff", old, new, "--format", "json").stdout)
    changed = [c for s in told["sections"] for c in s["changes"] if c["nature"] != "identical"]
    assert [(c["status"], c["nature"]) for c in changed] == [("kept", "typography")]


def test_a_count_of_figures_is_more_only_where_some_were_told(tmp_path: Path) -> None:
    old, new = tmp_path / "human-rights-2019.txt", tmp_path / "human-rights-2020.txt"
    text = "2019 Country Reports on Human Rights Practices: Vellmark\n\nThe court heard appeals.\n"
    old.write_text(text, encoding="utf-8")
    new.write_text(text + "\nPolice arrested 31 demonstrators.\n", encoding="utf-8")
    assert "  1 figure that moved or is new stands in the table." in run("diff", old, new).stdout


def test_the_figures_fit_a_narrow_terminal_and_keep_their_years() -> None:
    from reportdiff.compare import compare  # noqa: PLC0415 - only here
    from reportdiff.faces import as_text  # noqa: PLC0415 - as above
    from reportdiff.read import read  # noqa: PLC0415 - as above

    old, new = (read(SAMPLES / "velmora" / f"{year}.md") for year in (2018, 2019))
    told = as_text.comparison(compare(old, new), width=60)
    listed = told[told.index("FIGURES") : told.index("RECOMMENDATIONS")]
    assert max(map(len, listed.splitlines())) <= 60
    assert "\n  Convictions, 2017 → 2018: 17 people → 17 people" in listed


def test_a_page_names_no_folder_of_whoever_made_it(pair: tuple[Path, Path]) -> None:
    page = run("diff", *pair, "--format", "html").stdout
    assert pair[0].name in page
    assert str(pair[0].parent) not in page


def test_a_text_that_is_no_report_is_told_by_every_command_that_reads_it(tmp_path: Path) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("The ferry ran every 20 minutes. Bands played until midnight.", encoding="utf-8")
    new.write_text("The ferry ran every 30 minutes. Bands played until midnight.", encoding="utf-8")
    doubt = "Nothing in this text shows that it is from the Trafficking in Persons Report"
    for form in ("text", "json", "csv", "md"):
        done = run("diff", old, new, "--format", form)
        assert doubt in " ".join((done.stdout + done.stderr).split()), form
    assert any(doubt in note for note in json.loads(run("diff", old, new, "--format", "json").stdout)["notes"])
    page = run("diff", old, new, "--format", "html").stdout
    assert doubt in page[: page.index("<main")] or doubt in page[: page.index("<h2")]
    assert doubt in " ".join(run("sections", old).stdout.split())
    assert doubt in run("figures", old).stderr
    assert doubt not in run("figures", SAMPLES / "velmora" / "2016.md").stderr
