"""A figure with its 95% interval."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95% interval; all three are NaN without enough reports.

    `is_few` marks too few effective reports or employers.
    """

    value: float
    low: float
    high: float
    is_few: bool = False

    @classmethod
    def unknown(cls) -> "Estimate":
        """Return an estimate without a figure."""
        return cls(np.nan, np.nan, np.nan)

    @property
    def has_figure(self) -> bool:
        """True if there is a figure."""
        return not np.isnan(self.value)

    @property
    def excludes_zero(self) -> bool:
        """True if the interval, of a difference, excludes zero."""
        return bool(self.low > 0 or self.high < 0)

    @property
    def is_clear(self) -> bool:
        """True if the interval, of a difference, excludes zero and the reports are not few."""
        return self.excludes_zero and not self.is_few
