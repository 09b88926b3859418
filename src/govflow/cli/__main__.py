"""`python -m govflow.cli`, the same command without an installed script."""

from govflow.cli import main

main()
