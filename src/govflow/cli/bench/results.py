"""The bench as a command: measure, then print or give to a machine."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import click

from govflow.cli.bench.clients import cases_per_second
from govflow.cli.bench.growth import inbox, rework
from govflow.cli.bench.measuring import Spread
from govflow.cli.bench.steps import StepCost, step_costs
from govflow.cli.speaking import language
from govflow.database import reach_database
from govflow.languages import say
from govflow.settings import Settings, read_settings

HERE = "sqlite:///var/bench.db"  # its folder; the databases themselves are borrowed and gone afterwards
CLIENTS = (1, 4)
SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True)
class Results:
    """Everything of one run, on one database."""

    database: str
    steps: list[StepCost]
    cases_per_second: dict[int, float]
    rework: dict[int, Spread] = field(default_factory=dict)
    inbox: dict[int, Spread] = field(default_factory=dict)

    def for_machines(self) -> dict[str, Any]:
        ratios = {
            "ratio_to_rows_by_hand": {cost.step: round(cost.ratio, 2) for cost in self.steps},
            "ratio_to_statements_alone": {cost.step: round(cost.ratio_to_statements, 2) for cost in self.steps},
        }
        return {**asdict(self), **ratios}


@click.command(name="bench")
@click.option(
    "--database", "address", default=HERE, metavar="URL", help="Where to borrow databases; nothing stays."
)
@click.option("--cases", default=200, show_default=True, type=click.IntRange(2), help="Cases to measure steps on.")
@click.option(
    "--rounds", default=500, show_default=True, type=click.IntRange(30), help="Rounds of rework of one case."
)
@click.option(
    "--open-tasks", default=SIZES[-1], show_default=True, type=click.IntRange(1_000), help="For the inbox."
)
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@language
def command(address: str, cases: int, rounds: int, open_tasks: int, as_json: bool, language: str) -> None:
    """Measure the review workload beside the same rows written by hand, in the same run.

    Example: govflow bench --database postgresql://govflow@/govflow --json
    """
    settings = read_settings()
    reach_database(address).close()
    sizes = tuple(size for size in SIZES if size <= open_tasks)

    def tell(key: str) -> None:
        click.echo(say(language, "commands", f"bench.doing.{key}"), err=True)

    results = measure(address, settings, cases=cases, rounds=rounds, sizes=sizes, tell=tell)
    click.echo(json.dumps(results.for_machines(), indent=2) if as_json else "\n".join(shown(results, language)))


def measure(
    address: str,
    settings: Settings,
    *,
    cases: int,
    rounds: int,
    sizes: tuple[int, ...],
    tell: Callable[[str], None],
) -> Results:
    """One thing after another, so that none is measured in another's shadow."""
    tell("steps")
    steps = step_costs(address, settings, cases)
    tell("clients")
    each = {clients: cases_per_second(address, settings, cases, clients) for clients in CLIENTS}
    tell("rework")
    by_age = rework(address, settings, rounds)
    tell("inbox")
    return Results(address.partition(":")[0], steps, each, by_age, inbox(address, settings, sizes))


def shown(results: Results, language: str) -> list[str]:
    """The results as lines to read; times in milliseconds, the median unless it says otherwise."""

    def words(key: str, **facts: object) -> str:
        return say(language, "commands", f"bench.{key}", **facts)

    lines = [words("title", database=results.database), "", words("steps")]
    for cost in results.steps:
        spreads = (cost.ours, cost.by_hand, cost.rows, cost.rows_and_reads)
        ours, by_hand, rows, reads = (f"{one.p50:.2f}" for one in spreads)
        ratios = {"ratio": f"{cost.ratio:.1f}", "alone": f"{cost.ratio_to_statements:.1f}"}
        lines.append(
            words("step", step=f"{cost.step:<9}", ours=ours, hand=by_hand, rows=rows, reads=reads, **ratios)
        )
    lines += [
        "",
        *(words("clients", clients=n, rate=f"{rate:.0f}") for n, rate in results.cases_per_second.items()),
    ]
    lines += ["", *(words("rework", rounds=n, p50=f"{one.p50:.2f}") for n, one in results.rework.items())]
    pages = results.inbox.items()
    return [*lines, "", *(words("inbox", count=n, p50=f"{one.p50:.2f}", p95=f"{one.p95:.2f}") for n, one in pages)]
