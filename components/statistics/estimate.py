"""A figure with its 95% interval."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95% interval; all three values are NaN if there are too few reports.

    `is_few` means that there are too few effective reports or too few employers.
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
        return not np.isnan(self.value)

    @property
    def excludes_zero(self) -> bool:
        """True if the interval excludes zero; only meaningful for a difference."""
        return bool(self.low > 0 or self.high < 0)

    @property
    def is_clear(self) -> bool:
        """True if a difference is clear: its interval excludes zero and its reports aren't few."""
        return self.excludes_zero and not self.is_few
