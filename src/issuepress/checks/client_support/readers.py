"""The names of mail clients, and who reads with them."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache, lru_cache

from issuepress.checks.client_support.facts import every_client

# The most used first: with its name, and a rough word on who its readers are where that helps.
FAMILIES = {
    "gmail": ("Gmail", "the most used webmail, and the mail app of Android phones"),
    "apple-mail": ("Apple Mail", "iPhones, iPads and Macs"),
    "outlook": ("Outlook", "workplaces, hospitals, and Hotmail and Live addresses"),
    "yahoo": ("Yahoo Mail", "private addresses"),
    "aol": ("AOL Mail", "private addresses, many of them old ones"),
    "samsung": ("Samsung Email", "Samsung phones"),
    "gmx": ("GMX", "private addresses in Germany and Austria"),
    "web-de": ("WEB.DE", "private addresses in Germany"),
    "protonmail": ("Proton Mail", ""),
    "thunderbird": ("Thunderbird", ""),
    "fastmail": ("Fastmail", ""),
    "hey": ("HEY", ""),
    "ionos": ("IONOS", "small businesses in Germany"),
    "orange": ("Orange", "private addresses in France"),
    "sfr": ("SFR", "private addresses in France"),
    "laposte": ("La Poste", "private addresses in France"),
    "mail-ru": ("Mail.ru", "private addresses in Russia"),
}
PLATFORMS = {
    "android": "Android",
    "ios": "iPhones",
    "mac": "the Mac",
    "mobile-web": "the mobile web",
    "web": "the web",
    "windows": "Windows",
}
# Word draws the mails of one of Outlook's programs alone, and its readers are not those of the others.
WINDOWS = "outlook-windows"
# Subjects that are about single clients.
ABOUT = {"gmail": ("gmail",), "outlook": (WINDOWS,), "yahoo": ("yahoo", "aol")}
INTRODUCED = 3  # families; of those after them the name is enough


@lru_cache(maxsize=64)
def clients_named(names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The clients that names mean: ``gmail`` all of Gmail's, ``outlook-windows`` one; all, for no name.

    Raises ValueError, with what may have been meant, where a name is unknown.
    """
    for name in names:
        if name not in client_names():
            raise ValueError(f"{name} is no mail client there are facts about; {_hint(name)}")
    return tuple(c for c in every_client() if not names or any(_means(name, c) for name in names))


def concerns(subject: str, clients: tuple[str, ...]) -> bool:
    """Whether checks of a subject are about clients that were asked about, or about all mails."""
    about = ABOUT.get(subject)
    return not about or any(_means(name, client) for name in about for client in clients_named(clients))


@cache
def client_names() -> tuple[str, ...]:
    """Every name that means a client or a family of them."""
    return tuple(sorted({*FAMILIES, *every_client()}))


@cache
def family(client: str) -> str:
    """``gmail-ios`` is of the family ``gmail``."""
    return next(name for name in FAMILIES if _means(name, client))


def people(clients: Collection[str]) -> str:
    """Who reads with some clients, by family: ``Gmail (...), Outlook on Windows, Orange``."""
    told = list(_families(clients))
    introduced = [f"{name} ({who})" if who else name for name, who in told[:INTRODUCED]]
    return ", ".join([*introduced, *(name for name, _ in told[INTRODUCED:])])


def _families(clients: Collection[str]) -> Iterator[tuple[str, str]]:
    for key, (name, who) in FAMILIES.items():
        without = [client for client in clients if family(client) == key]
        if not without:
            continue
        if len(without) == sum(family(client) == key for client in every_client()):
            yield name, who
        else:
            *first, last = (PLATFORMS[client.removeprefix(f"{key}-")] for client in without)
            yield f"{name} on {' and '.join(filter(None, [', '.join(first), last]))}", ""


def _means(name: str, client: str) -> bool:
    return client == name or client.startswith(f"{name}-")


def _hint(name: str) -> str:
    near = get_close_matches(name, client_names(), n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(FAMILIES)}"
