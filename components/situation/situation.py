"""The visitor's profile, or situation, as an object that is read from the URL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, YEAR
from components.tables.roles import roles_by_id

# Query parameters of the profile. Those for pay factors have the same ids as the factors.
ROLE, AREA, CURRENCY = "from", "city", "currency"
EXPERIENCE, COMPANY_SIZE, REMOTE = "experience", "company_size", "remote"
NAMES = (ROLE, AREA, COUNTRY, EXPERIENCE, COMPANY_SIZE, REMOTE, CURRENCY)
# The role of a visitor who isn't in any of the roles yet.
NEWCOMER = "new"
# The id of the pay factor for areas. AREA above is the query parameter for the visitor's area.
METROPOLITAN_AREA = "area"
# The value for the country's own currency, which is the default.
LOCAL = "local"
MAX_YEARS = 50


@dataclass(frozen=True)
class Situation:
    """A visitor's profile; unset fields are empty.

    `role` is an id or NEWCOMER, `area` is a code of `metro_pay.csv` or an id of `cities.csv`, and
    `currency` is an id. `levels` holds codes by pay factor: codes of any source, codes of
    `situation_levels.csv`, or, for experience, a number of years.
    """

    role: str = ""
    area: str = ""
    levels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    currency: str = ""

    @classmethod
    def from_params(cls, link: Mapping[str, Iterable[str]], tables: Tables) -> "Situation":
        """Read the profile from query parameters; unknown codes are ignored.

        An area implies its country. If the URL names only other countries, the area is ignored.
        Of several roles, areas or currencies, the last one counts.
        """
        codes_by_name = {
            name: tuple(code for code in dict.fromkeys(link.get(name, ())) if code in codes)
            for name, codes in valid_codes(tables).items()
        }
        # Load the area tables only when an area is set.
        areas = countries_of_areas(tables) if link.get(AREA) else {}
        codes_by_name[AREA] = tuple(code for code in link.get(AREA, ()) if code in areas)
        single = {name: "".join(codes_by_name.pop(name)[-1:]) for name in (ROLE, AREA, CURRENCY)}
        country = areas.get(single[AREA], "")
        if country and not codes_by_name[COUNTRY]:
            codes_by_name[COUNTRY] = (country,)
        return cls(
            single[ROLE],
            single[AREA] if country in codes_by_name[COUNTRY] else "",
            tuple((factor, codes) for factor, codes in codes_by_name.items() if codes),
            "" if single[CURRENCY] == LOCAL else single[CURRENCY],
        )

    def to_params(self) -> dict[str, list[str]]:
        """Return the profile as query parameters, without those for empty fields."""
        single = {ROLE: self.role, AREA: self.area, CURRENCY: self.currency}
        return {
            **{name: [code] for name, code in single.items() if code},
            **{factor: list(codes) for factor, codes in self.levels},
        }

    def levels_of(self, factor: str) -> tuple[str, ...]:
        """Return the codes that are set for a factor, if any."""
        return dict(self.levels).get(factor, ())

    def without(self, names: Iterable[str]) -> "Situation":
        """Return a copy of the profile without these factors; CURRENCY removes the currency."""
        left_out = set(names)
        levels = tuple((factor, codes) for factor, codes in self.levels if factor not in left_out)
        currency = "" if CURRENCY in left_out else self.currency
        return replace(self, levels=levels, currency=currency)

    def replacing(self, name: str, codes: Iterable[str], tables: Tables) -> "Situation":
        """Return a copy of the profile with other codes for one query parameter.

        A new area also sets the country. A new country clears an area outside it.
        """
        link = {**self.to_params(), name: list(codes)}
        if name == AREA and link[AREA]:
            link[COUNTRY] = [countries_of_areas(tables)[link[AREA][-1]]]
        moved = name == COUNTRY and self.area
        if moved and countries_of_areas(tables)[self.area] not in link[COUNTRY]:
            del link[AREA]
        return Situation.from_params(link, tables)


# The profile of a visitor who has set nothing, so that figures describe everyone.
EVERYONE = Situation()


@cache_result
def profile_factors(tables: Tables) -> tuple[str, ...]:
    """Return the pay factors that can be part of a profile: all except the year and the area.

    The area is a separate field, because more than one source has areas.
    """
    named = dict.fromkeys(tables["salary_factors"]["factor"])
    return tuple(name for name in named if name not in (YEAR, METROPOLITAN_AREA))


@cache_result
def valid_codes(tables: Tables) -> dict[str, dict[str, None]]:
    """Return the valid codes of each query parameter of the profile, except the area."""
    levels, profile_levels = tables["pay_levels"], tables["situation_levels"]
    codes = {
        factor: [
            *profile_levels.loc[profile_levels["factor"] == factor, "code"],
            *levels.loc[levels["factor"] == factor, "code"],
        ]
        for factor in profile_factors(tables)
    }
    codes[COUNTRY] += list(tables["country_groups"]["id"])
    codes[EXPERIENCE] += [str(years) for years in range(MAX_YEARS + 1)]
    return {
        ROLE: dict.fromkeys([NEWCOMER, *roles_by_id(tables)]),
        CURRENCY: dict.fromkeys([LOCAL, *tables["currencies"]["id"]]),
        **{factor: dict.fromkeys(factor_codes) for factor, factor_codes in codes.items()},
    }


@cache_result
def countries_of_areas(tables: Tables) -> dict[str, str]:
    """Return the country of each area of `metro_pay.csv` and of each city of `cities.csv`."""
    areas, cities = tables["metro_pay"], tables["cities"]
    country = tables["area_countries"].set_index("area_source")["country"]
    return {
        **dict(zip(areas["area"], areas["source"].map(country), strict=True)),
        **dict(zip(cities["id"], cities["country"], strict=True)),
    }
