"""Made-up areas for tests, with the columns of `metro_pay.csv`."""

import numpy as np
import pandas as pd


def made_up(**medians: float) -> pd.DataFrame:
    """Return one area per median; the names dear, cheap and nowhere determine the price level."""
    return pd.DataFrame(
        [
            {
                "area": area,
                "name": f"{area.title()}-Town, XY-ZZ",
                "p10": median / 2,
                "p25": median * 0.8,
                "median": median,
                "p75": median * 1.3,
                "p90": median * 2,
                "mean": median,
                "mean_error": 2.0,
                "price_level": {"dear": 125.0, "cheap": 80.0, "nowhere": np.nan}.get(area, 100.0),
                "top_coded": "",
                "employment": 1_000,
                "east": 0.0,
                "north": 0.0,
            }
            for area, median in medians.items()
        ]
    )
