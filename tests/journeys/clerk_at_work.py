"""A process to be killed: one clerk who works case after case, and notes each step once it is durable.

python -m tests.journeys.clerk_at_work DATABASE
"""

import sys

from govflow.cli.bench.workload import house_of, review
from govflow.database import opened_database
from govflow.settings import read_settings


def work(address: str) -> None:
    """Until killed. What is printed has been committed; the step under way then may or may not have been."""
    with opened_database(address) as database:
        house = house_of(database, read_settings())
        while True:
            for step in review(house):
                sys.stdout.write(f"{step.name} {step.case}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    work(sys.argv[1])
