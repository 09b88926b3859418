"""What the rules say: terms, calendars, counting, regulations, forms.

Used by everything above. It must not know BPMN, the database or the clock: it is given days and moments.
"""
