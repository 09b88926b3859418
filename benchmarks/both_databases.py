"""`govflow bench` on SQLite and on a PostgreSQL of its own that keeps its promises (fsync on), one after the other.

python -m benchmarks.both_databases [options of govflow bench]
"""

import subprocess
import sys

import psycopg

from tests.postgresql import run_server


def main(words: list[str]) -> int:
    bench = [sys.executable, "-m", "govflow.cli", "bench", *words]
    codes = [subprocess.run(bench).returncode]
    with run_server(is_durable=True) as server:
        with psycopg.connect(server.connection(), autocommit=True) as connection:
            connection.execute("create database bench")
        codes.append(subprocess.run([*bench, "--database", server.address("bench")]).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
