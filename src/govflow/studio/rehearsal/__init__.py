"""Rehearsal: worked stories of an edition, run on a moved clock through the real actions.

A story says who did what when and what a lawyer expects to be open, due, late and decided; `rehearse` runs it and
gives every difference with its reason, day by day.
"""
