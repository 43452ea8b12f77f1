"""Calendar arithmetic on times of seconds, as DNA and ISO 8601 count units."""

from __future__ import annotations

from calendar import monthrange

import numpy as np

from kg.networks.request import Window
from kg.networks.table import Numbers, Times

SECONDS = {
    Window.SECONDS: 1,
    Window.MINUTES: 60,
    Window.HOURS: 3_600,
    Window.DAYS: 86_400,
    Window.WEEKS: 7 * 86_400,
}
MONTHS = {Window.MONTHS: 1, Window.YEARS: 12}


def shifted(time: np.datetime64, unit: Window, count: int) -> np.datetime64:
    """Return the time that many units later; a day that a month lacks is its last."""
    if unit in SECONDS:
        return time + np.timedelta64(count * SECONDS[unit], "s")
    day = time.astype("datetime64[D]")
    of_day = time - day.astype("datetime64[s]")
    month = time.astype("datetime64[M]")
    number = int((day - month.astype("datetime64[D]")).astype(int))
    goal = month + np.timedelta64(count * MONTHS[unit], "M")
    year, index = divmod(int(goal.astype(int)), 12)
    last = monthrange(year + 1970, index + 1)[1] - 1
    moved = goal.astype("datetime64[D]") + min(number, last)
    made: np.datetime64 = _seconds(moved) + of_day
    return made


def floor(time: np.datetime64, unit: Window) -> np.datetime64:
    """Return the beginning of the unit that holds a time; a week begins on Monday."""
    if unit is Window.WEEKS:
        days = int(time.astype("datetime64[D]").astype(int))
        monday = np.datetime64(days - (days + 3) % 7, "D")
        return _seconds(monday)
    code = {
        Window.SECONDS: "s",
        Window.MINUTES: "m",
        Window.HOURS: "h",
        Window.DAYS: "D",
        Window.MONTHS: "M",
        Window.YEARS: "Y",
    }[unit]
    return _seconds(time.astype(f"datetime64[{code}]"))


def between(times: Times, time: np.datetime64, unit: Window) -> Numbers:
    """Return whole units from each time to one time, truncated toward zero.

    Months and years are the calendar period between the two days.
    """
    if unit in SECONDS:
        seconds = (time - times).astype("timedelta64[s]").astype(np.int64)
        return _truncated(seconds, SECONDS[unit])
    day = time.astype("datetime64[D]")
    days = times.astype("datetime64[D]")
    months = time.astype("datetime64[M]").astype(np.int64) - days.astype(
        "datetime64[M]"
    ).astype(np.int64)
    later = _day_of_month(day) - _day_of_month(days)
    months = months - ((months > 0) & (later < 0)) + ((months < 0) & (later > 0))
    return _truncated(months, MONTHS[unit])


def _seconds(time: np.datetime64) -> np.datetime64:
    made: np.datetime64 = time.astype("datetime64[s]")
    return made


def _day_of_month(days: Times | np.datetime64) -> Numbers:
    months = days.astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray((days - months).astype(np.int64))


def _truncated(numbers: Numbers, size: int) -> Numbers:
    made: Numbers = np.sign(numbers) * (np.abs(numbers) // size)
    return made
