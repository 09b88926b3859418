"""The office of the demo: units and people who do not exist. Every surname is a word for "example" or "trial"."""

from govflow.casework.people.officers import Duty, Officer, Role, Unit
from govflow.languages import Text
from govflow.law.forms.identifiers import check_digit

PASSWORD = "demo"  # noqa: S105 - printed on the start page of the demo, and nowhere else in use

REGION = "KZ-ULGI"
UNITS = (
    Unit("office", None, "ministry", "", Text("Оқу кеңсесі", "Учебная контора", "The training office"), "/office/"),
    Unit(
        "branch",
        "office",
        "branch",
        REGION,
        Text(
            "Мемлекеттік корпорацияның Үлгі филиалы",
            "Филиал Госкорпорации «Улги»",
            "State Corporation, Ulgi branch",
        ),
        "/office/branch/",
    ),
    Unit(
        "division-1",
        "branch",
        "division",
        f"{REGION}-1",
        Text("Үлгі филиалының № 1 бөлімшесі", "Отделение № 1 филиала «Улги»", "Ulgi branch, division 1"),
        "/office/branch/division-1/",
    ),
    Unit(
        "division-2",
        "branch",
        "division",
        f"{REGION}-2",
        Text("Үлгі филиалының № 2 бөлімшесі", "Отделение № 2 филиала «Улги»", "Ulgi branch, division 2"),
        "/office/branch/division-2/",
    ),
    Unit(
        "provider",
        "office",
        "provider",
        REGION,
        Text(
            "Үлгі облысы бойынша еңбек департаменті",
            "Департамент труда по области Улги",
            "Labour department of Ulgi",
        ),
        "/office/provider/",
    ),
)


def synthetic_iin(number: int) -> str:
    """An IIN of the right form whose birth date cannot exist, so that it can belong to nobody."""
    return _with_check_digit(f"991399{number:05d}")


def synthetic_bin() -> str:
    """The number of an organisation that cannot exist, for the same reason."""
    return _with_check_digit("99134099999")


def _with_check_digit(digits: str) -> str:
    return f"{digits}{check_digit(digits)}"


def _officer(known_as: str, name: str, number: int, *roles: tuple[str, str]) -> Officer:
    return Officer(known_as, name, synthetic_iin(number), frozenset(Role(unit, actor) for unit, actor in roles))


# In the order of the start page: the clerks in the order in which a case meets them, then who watches over them.
OFFICERS = (
    _officer("mysal", "Мысалова Айна", 11, ("division-1", "DIV-A"), ("division-1", "DIV-F")),
    _officer("ulgi", "Үлгібаева Сәуле", 12, ("division-1", "DIV-A"), ("division-1", "DIV-F")),
    _officer("synaq", "Сынақов Ерлан", 13, ("division-2", "DIV-A"), ("division-2", "DIV-F")),
    _officer("branch", "Филиалов Марат", 14, ("branch", "BR")),
    _officer("spec", "Тәжірибеков Дәурен", 15, ("provider", "SPEC")),
    _officer("spec2", "Көрнекова Әсел", 16, ("provider", "SPEC")),
    _officer("dhead", "Нұсқабаев Қайрат", 17, ("provider", "DHEAD")),
    _officer("head", "Бастығов Бақыт", 21, ("provider", "HEAD")),
    _officer("super", "Бақылаушинова Гүлнар", 22, ("office", Duty.SUPERVISOR)),
    _officer("design", "Сызбаев Жандос", 23, ("office", Duty.DESIGNER)),
    _officer("operate", "Жүйеқұлов Руслан", 24, ("office", Duty.OPERATOR)),
)
