"""The documentation is true: it names every command, option and field, its examples run, its links lead somewhere."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from click.testing import CliRunner

from reportdiff.cli import main
from reportdiff.faces.documents import DOCUMENTS, schema

COMMANDS = {
    name: command
    for name in main.list_commands(click.Context(main))
    if (command := main.get_command(click.Context(main), name)) is not None
}

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
USAGE = DOCS / "usage.md"


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def part(command: str) -> str:
    """Give what usage.md says under the heading of a command."""
    found = re.search(rf"^## reportdiff {command}\n(.*?)(?=^## |\Z)", text_of(USAGE), re.DOTALL | re.MULTILINE)
    assert found, f"usage.md has no part on {command}"
    return found[1]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_usage_tells_every_command_its_arguments_and_its_options(name: str) -> None:
    told = part(name)
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            for spelled in (*parameter.opts, *parameter.secondary_opts):
                assert re.search(rf"`{re.escape(spelled)}(?:[ `\[])", told), f"{name}: {spelled} is not in usage.md"
            if isinstance(parameter.type, click.Choice):
                for choice in parameter.type.choices:
                    assert f"`{choice}`" in told, f"{name} {parameter.opts[0]}: {choice} is not in usage.md"
        else:
            assert parameter.make_metavar(click.Context(COMMANDS[name])).strip("[].") in told


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_usage_tells_no_option_that_a_command_lacks(name: str) -> None:
    known = {spelled for p in COMMANDS[name].params for spelled in (*p.opts, *p.secondary_opts)} | {"-h", "--help"}
    rows = re.findall(r"^\| (`-.*?) \|", part(name), re.MULTILINE)
    told = {spelled for row in rows for spelled in re.findall(r"`(-{1,2}[a-z-]+)", row)}
    assert told <= known


def examples(page: Path) -> list[str]:
    """Give the lines of a page's ``sh`` blocks that call reportdiff itself."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text_of(page), re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("reportdiff ")]


@pytest.mark.parametrize("page", [ROOT / "README.md", USAGE], ids=lambda page: page.name)
def test_the_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "reports", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    lines = examples(page)
    assert lines
    for line in lines:
        arguments = shlex.split(line, comments=True)[1:]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == (1 if arguments[0] == "diff" else 0), f"{line}\n{result.output}"
        if "-o" in arguments:
            assert Path(arguments[arguments.index("-o") + 1]).exists(), line
        else:
            assert result.stdout.strip(), line


def test_the_python_in_the_usage_page_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```", text_of(USAGE), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        exec(compile(block, "usage.md", "exec"), {})  # noqa: S102  the page's own example
    assert "removed 31\n" in capsys.readouterr().out


def test_the_settings_in_the_usage_page_are_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```toml\n(.*?)^```", text_of(USAGE), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        settings = tmp_path / "reportdiff.toml"
        settings.write_text(block.replace("/srv/www/reports", str(tmp_path / "site")), encoding="utf-8")
        pair = ["reports/velmora/2018.md", "reports/velmora/2019.md"]
        result = CliRunner().invoke(main, ["diff", *pair, "--config", str(settings)])
        assert result.stdout.startswith("# Velmora"), "format md is taken"
        result = CliRunner().invoke(main, ["build", "reports", "--config", str(settings)])
        assert (tmp_path / "site" / "index.html").exists(), result.output


def test_the_readme_builds_the_sample_site_and_runs_the_tests_in_one_line_each() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", text_of(ROOT / "README.md"), re.DOTALL | re.MULTILINE)
    whole = [block.strip() for block in blocks if block.startswith("python3 -m venv")]
    assert [line.split(" && ")[-1] for line in whole] == [
        ".venv/bin/reportdiff build reports -o site",
        ".venv/bin/python -m pytest -q",
    ]
    assert not any("\n" in line for line in whole)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_json_md_tells_every_document_and_field(name: str) -> None:
    told = text_of(DOCS / "json.md")
    assert f"\n## reportdiff/{name}/1\n" in told
    for field in fields_of(schema(name)):
        assert f"`{field}`" in told, f"{name}: {field} is not in json.md"


def fields_of(document: Any) -> set[str]:
    """Gather the names of all fields in a JSON Schema."""
    found: set[str] = set()
    if isinstance(document, dict):
        if isinstance(document.get("properties"), dict):
            found |= set(document["properties"]) - {"format"}
        for value in document.values():
            found |= fields_of(value)
    elif isinstance(document, list):
        for value in document:
            found |= fields_of(value)
    return found


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_the_schemas_in_docs_are_those_of_the_package(name: str) -> None:
    stored = json.loads(text_of(DOCS / "schemas" / f"{name}.json"))
    assert stored == msgspec.to_builtins(schema(name))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_the_pages_leads_to_a_file_and_a_heading(page: Path) -> None:
    for target, _, fragment in re.findall(r"\]\(([^)#\s]*)(#([^)\s]+))?\)", text_of(page)):
        if "://" in target:
            continue
        there = page.parent / target if target else page
        assert there.exists(), target
        if fragment:
            assert fragment in {anchor(line) for line in text_of(there).splitlines() if line.startswith("#")}


def anchor(heading: str) -> str:
    """Give the fragment by which a heading is reached, as Markdown viewers make it."""
    return re.sub(r"[^\w -]", "", heading.lstrip("# ").lower()).replace(" ", "-")


def test_the_architecture_page_names_every_room() -> None:
    rooms = {path.name.removesuffix(".py") for path in (ROOT / "reportdiff").iterdir() if path.suffix in {".py", ""}}
    told = text_of(DOCS / "architecture.md")
    assert {room for room in rooms if not room.startswith("_") and f"`{room}`" not in told} == set()


def test_the_index_names_every_page() -> None:
    told = text_of(DOCS / "index.md")
    assert [page.name for page in sorted(DOCS.glob("*.md")) if page.name != "index.md" and page.name not in told] == []


def test_no_page_needs_another_server_to_be_shown() -> None:
    for page in PAGES:
        assert "![" not in text_of(page), f"{page.name} shows a picture"
