"""Build `ad_index.csv` and `ai_ads.csv`: an index of job ads, and the share that mention AI."""

from pathlib import Path

import pandas as pd

SOURCE, AI_SOURCE = "job_ad_index", "ai_job_ads"
ALL_FILE, SECTORS_FILE = "indeed-job-ads-us.csv", "indeed-job-ads-by-sector-us.csv"
COPIED_FILES = "indeed-software-development-us-*.csv"
AI_FILE = "indeed-ai-share-of-job-ads.csv"

ALL, SOFTWARE = "all", "software_development"
SECTORS = {"Software Development": SOFTWARE, "Mathematics": "mathematics"}
# All ads that are online on a given day, not only new ones.
TOTAL = "total postings"


def month_means(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return the mean of each month's daily values in `table`, because single days vary.

    Columns: those in `keys`, month (such as 2020-02) and value.
    """
    dated = table.assign(month=table["date"].str[:7])
    return dated.groupby([*keys, "month"], sort=True)["value"].mean().reset_index()


def ad_index(raw: Path) -> pd.DataFrame:
    """Return `ad_index.csv`: the mean of the index in each month.

    Columns: sector, month, level, copied, source. Copied values come from a republished series,
    which is of a different vintage from the publisher's file. They start where that file ends, and
    that series has only the last day of each month.
    """
    every = pd.read_csv(raw / ALL_FILE).rename(columns={"indeed_job_postings_index_SA": "value"})
    sectors = pd.read_csv(raw / SECTORS_FILE)
    sectors = sectors.rename(columns={"indeed_job_postings_index": "value"})
    copied = pd.concat([pd.read_csv(file) for file in sorted(raw.glob(COPIED_FILES))])
    copied = copied.rename(columns={"indeed_job_postings_index": "value"})
    selected = pd.concat(
        [
            every[every["variable"] == TOTAL].assign(sector=ALL),
            sectors[sectors["variable"] == TOTAL].assign(
                sector=sectors["display_name"].map(SECTORS)
            ),
        ]
    ).dropna(subset="sector")
    table = pd.concat(
        [
            month_means(selected, ["sector"]).assign(copied="no"),
            month_means(copied.assign(sector=SOFTWARE), ["sector"]).assign(copied="yes"),
        ]
    )
    return (
        table.rename(columns={"value": "level"})
        .assign(source=SOURCE)[["sector", "month", "level", "copied", "source"]]
        .sort_values(["sector", "month"], ignore_index=True)
    )


def ai_ads(raw: Path) -> pd.DataFrame:
    """Return `ai_ads.csv`: the mean share of ads that mention AI in each country and month."""
    table = pd.read_csv(raw / AI_FILE, keep_default_na=False)
    table = table.assign(
        country=table["jobcountry"].str.lower(),
        value=table["AI_share_postings"].astype(float) / 100,
    )
    shares = month_means(table, ["country"]).rename(columns={"value": "share"})
    return shares.assign(source=AI_SOURCE)
