"""The expression language of conditions, tables and forms.

It knows nothing of govflow but its errors and languages.
"""
