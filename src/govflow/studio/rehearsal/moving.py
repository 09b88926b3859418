"""The same story on other days: what the clerk would see if it began on a day of one's choice."""

from dataclasses import replace
from datetime import date, timedelta

from govflow.studio.rehearsal.stories import Opens, Step, Story


def begun_on(story: Story, day: date) -> Story:
    """The story moved by whole days, so that it begins on `day`. What it expects is then only shown:
    other days off may let it take another way.

    It is played as training, where any edition may be opened, unless its point is that it may not.
    """
    if not story.steps:
        return story
    shift = timedelta(days=(day - story.steps[0].at.date()).days)
    is_about_opening = any(isinstance(step.deed, Opens) and step.rejected for step in story.steps)
    steps = tuple(_moved(step, shift) for step in story.steps)
    return replace(story, steps=steps, profile=story.profile if is_about_opening else "training")


def _moved(step: Step, shift: timedelta) -> Step:
    return replace(step, at=step.at + shift)
