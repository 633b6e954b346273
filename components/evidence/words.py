"""What the page on the evidence says."""

from components.words.phrases import percent

SHARED_ALIKE = (
    "Tables whose rows name a source under the Open Database License are shared under that licence "
    "too; the licence of each source stands above."
)
ALL_RECORDS, OTHER_COUNTRIES = "All reports", "Other countries"


def age(years: float | None) -> str:
    """How old data are that ended so many years ago; '' where they have no date."""
    if years is None:
        return ""
    return (
        "less than a year ago"
        if years < 1
        else f"{int(years)} {'years' if years >= 2 else 'year'} ago"
    )


def held_out(coverage: float, records: int, factor: float, better: bool) -> str:
    """How often the likely range held for so many records that it was not computed from.

    `factor` is the typical error of the median, `better` whether plain medians do no better.
    """
    return (
        "A fifth of the salary index was held out at random, five times, and the range "
        f"computed from the rest. {percent(coverage)} of the {records:,} reports held out in all "
        "five rounds, some of them more than once, lay between the 10th and the 90th percentile "
        f"(80% would be right). The median was typically off by a factor of {factor:.2f}, "
        f"{'no more' if better else 'more'} than plain medians by role, country and experience."
    )
