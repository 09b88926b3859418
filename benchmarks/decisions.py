"""How many times a second a table of fifty rules decides, on one core.

Beside it, in the same run, the cost of one call of an empty function, so that two machines can be compared.
"""

from collections.abc import Callable
from time import perf_counter

from govflow.engine.decisions import Decisions, compile_decisions, read_decisions

REGIONS = ("Abai", "Almaty", "Aqmola", "Aqtobe", "Atyrau")
HEAD = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="benefit" namespace="urn:b">
<decision id="amount" name="amount"><decisionTable hitPolicy="UNIQUE">
<input label="region"><inputExpression typeRef="string"><text>region</text></inputExpression></input>
<input label="children"><inputExpression typeRef="number"><text>children</text></inputExpression></input>
<input label="income"><inputExpression typeRef="number"><text>income</text></inputExpression></input>
<input label="since"><inputExpression typeRef="date"><text>since</text></inputExpression></input>
<output name="amount" typeRef="number"/>"""
TAIL = "</decisionTable></decision></definitions>"


def fifty_rules() -> bytes:
    """Five regions, five numbers of children, two kinds of income."""
    rows = []
    for region in REGIONS:
        for children in range(1, 6):
            for number, income in enumerate(("&lt; 50000.5", "&gt;= 50000.5")):
                cells = (f'"{region}"', str(children), income, '[date("2018-01-01")..date("2030-12-31")]')
                entries = "".join(f"<inputEntry><text>{cell}</text></inputEntry>" for cell in cells)
                amount = f"<outputEntry><text>{children} * 1000 + {number}</text></outputEntry>"
                rows.append(f"<rule>{entries}{amount}</rule>")
    return (HEAD + "".join(rows) + TAIL).encode()


def rate(work: Callable[[int], object], seconds: float = 2.0) -> float:
    count, start = 0, perf_counter()
    while perf_counter() - start < seconds:
        for _ in range(100):
            work(count)
            count += 1
    return count / (perf_counter() - start)


def main() -> None:
    decisions = Decisions(compile_decisions([read_decisions(fifty_rules(), "benefit.dmn")]))
    facts = [
        {"region": region, "children": children, "income": income, "since": "2019-05-06"}
        for region in REGIONS
        for children in range(1, 6)
        for income in (40_000, 60_000.75)
    ]
    assert decisions.evaluate("amount", facts[-1]).value == 5001
    tables = rate(lambda number: decisions.evaluate("amount", facts[number % len(facts)]))
    empty = rate(lambda number: None)
    print(f"50-rule table: {tables:,.0f} decisions/s ({empty / tables:,.0f} empty calls each)")


if __name__ == "__main__":
    main()
