"""A date for a reader's calendar (RFC 5545)."""

import datetime as dt
from hashlib import sha256
from zoneinfo import ZoneInfo

from issuepress.blocks import Event
from issuepress.models import Issue
from issuepress.rendered import CalendarFile

OCTETS = 73  # a line has 75 at most, and one that goes on starts with a space


def calendars(issue: Issue) -> tuple[CalendarFile, ...]:
    """A file for each event with a start, in the order of the issue."""
    blocks = (block for block in issue.content.blocks if isinstance(block, Event))
    events = [(block, block.starts) for block in blocks if block.starts]
    return tuple(
        CalendarFile(
            name=f"event-{number}.ics" if len(events) > 1 else "event.ics",
            content=_file(event, starts, issue),
        )
        for number, (event, starts) in enumerate(events, 1)
    )


def _file(event: Event, starts: dt.datetime, issue: Issue) -> str:
    ends = event.ends or starts + dt.timedelta(hours=1)
    identity = f"{issue.name} {event.heading} {starts.isoformat()}"
    domain = issue.publication.sender.address.rpartition("@")[2]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//issuepress//newsletter//EN",
        "BEGIN:VEVENT",
        f"UID:{sha256(identity.encode()).hexdigest()[:24]}@{domain}",
        f"DTSTAMP:{issue.content.date:%Y%m%d}T000000Z",
        f"DTSTART:{_time(starts, event.time_zone)}",
        f"DTEND:{_time(ends, event.time_zone)}",
        f"SUMMARY:{_escaped(event.heading)}",
        *([f"LOCATION:{_escaped(event.place)}"] if event.place else []),
        *([f"URL:{event.url}"] if event.url else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _time(time: dt.datetime, zone: str) -> str:
    """In UTC where the place's time zone is known; else what the clock says, wherever it hangs."""
    if zone and not time.tzinfo:
        time = time.replace(tzinfo=ZoneInfo(zone))
    return f"{time.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}" if time.tzinfo else f"{time:%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> list[str]:
    parts = [""]
    for sign in line:
        if len((parts[-1] + sign).encode()) > OCTETS:
            parts.append(" ")
        parts[-1] += sign
    return parts
