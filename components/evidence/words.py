"""What the page on the evidence says."""

from components.words.phrases import percent

ALL_RECORDS, OTHER_COUNTRIES = "All reports", "Other countries"


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
