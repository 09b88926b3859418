"""govflow: government-service regulations of Kazakhstan as diagrams that run.

Read in this order: an edition under `processes/`, `law/counting`, `engine/runs`,
`casework/cases/events`, `casework/desk.py`, `casework/actions/working.py`.

A package may use what stands to its right and never what stands to its left:

    cli → server · worker → web · api → app → outside → studio → casework · checks → law · engine → feel → ground

The ground is `clock`, `database`, `errors`, `languages` and `settings`. The arrow is a test.
"""
