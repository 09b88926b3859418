"""What day it is for officers and terms."""

from govflow.casework.cases.store import read_shift
from govflow.casework.desk import House, open_reading
from govflow.clock import BusinessClock
from govflow.settings import Profile


def business_clock(house: House) -> BusinessClock:
    """The clock everybody shares; in production it is the wall clock."""
    if house.profile is Profile.PRODUCTION:
        return BusinessClock()
    with open_reading(house) as connection:
        return BusinessClock(read_shift(connection))
