"""Forms: the questions a task asks, read from form-js files, checked on the server, known in three languages.

`read_form` reads a file, `check_answers` judges what was typed, `json_schema` tells machines the same.
"""

from govflow.law.forms.answers import Checked, check_answers
from govflow.law.forms.fields import Choice, Field, Form, Kind
from govflow.law.forms.problems import Problem
from govflow.law.forms.reading import read_form, read_form_text
from govflow.law.forms.schema import json_schema
from govflow.law.forms.showing import shown

__all__ = [
    "Checked",
    "Choice",
    "Field",
    "Form",
    "Kind",
    "Problem",
    "check_answers",
    "json_schema",
    "read_form",
    "read_form_text",
    "shown",
]
