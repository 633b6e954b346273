"""The median offer for a role in a place."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.statistics.estimate import Estimate
from components.statistics.group_medians import SUMMARY, GroupMedian, Quantiles


@dataclass(frozen=True)
class OfferMedian:
    """The pay offered for a role in a place, and the number of employers that make the offers.

    `place` is the id of the area, `label` its name, and `role` the id of the role. There may be no
    offers at all.
    """

    place: str
    label: str
    role: str
    pay: Quantiles
    employers: int

    @property
    def estimate(self) -> Estimate:
        """The median with its 95% interval."""
        return self.pay.estimate

    @property
    def as_group(self) -> GroupMedian:
        """The median in the form that charts use, with the place as its level."""
        return GroupMedian(self.role, self.pay, self.place, self.label)


def median_table(medians: Sequence[OfferMedian]) -> pd.DataFrame:
    """Return medians as a table for download, one row per role and place."""
    rows = [
        (
            median.role,
            *(getattr(median.pay, name) for name in SUMMARY[:-1]),
            median.pay.is_few,
            median.employers,
            median.place,
            median.place,
            median.label,
        )
        for median in medians
    ]
    return pd.DataFrame(rows, columns=["role", *SUMMARY, "employers", "place", "level", "label"])
