"""The median offer to a role in a place."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.statistics.estimate import Estimate
from components.statistics.group_medians import SUMMARY, GroupMedian, Quantiles


@dataclass(frozen=True)
class OfferMedian:
    """The offers to a role (an id) in a place; `employers` counts those that make them.

    `place` is the id of the area, `label` its name. There may be no offers at all.
    """

    place: str
    label: str
    role: str
    pay: Quantiles
    employers: int

    @property
    def estimate(self) -> Estimate:
        """The median with its interval."""
        return self.pay.estimate

    @property
    def as_group(self) -> GroupMedian:
        """The median for a chart, with the place as its level."""
        return GroupMedian(self.role, self.pay, self.place, self.label)


def median_table(medians: Sequence[OfferMedian]) -> pd.DataFrame:
    """Return medians as a table for download."""
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
