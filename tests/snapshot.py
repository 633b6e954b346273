"""Dump what every page shows, to check that a refactoring changes nothing.

Run it before and after, each in its own checkout, and compare the files:

    python -m tests.snapshot before.json --urls 200
    diff before.json after.json

The URLs contain random codes from the tables; the same seed always gives the same URLs. A dump has
the texts, figures and tables of each page, but no keys or ids of widgets. This module imports
nothing from the product, so it runs in any version of the product.
"""

import argparse
import base64
import json
import random
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import numpy as np
import pandas as pd
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
# Fields that differ between runs or identify widgets.
IGNORED = {
    *("id", "key", "elementId", "formId", "instanceId", "url", "elementHash", "width", "height"),
    *("deferredFileId", "cssContent", "jsContent", "htmlContent"),
}
COMPARED_TABLES = "arrowData", "data"


def codes(table: str, column: str, **equal: str) -> list[str]:
    rows = pd.read_csv(ROOT / "data" / f"{table}.csv", dtype=str, keep_default_na=False)
    for name, value in equal.items():
        rows = rows[rows[name] == value]
    return list(dict.fromkeys(rows[column]))


def parameters() -> dict[str, dict[str, list[str]]]:
    """Return the values that each query parameter can have, by page."""
    roles = codes("roles", "id")
    levels = {
        factor: codes("pay_levels", "code", factor=factor)
        for factor in ("country", "experience", "company_size", "remote", "year", "area")
    }
    countries = ["us", "in", "br", "de", "gb", "ca", "fr", "kr", *levels["country"]]
    areas = ["0041860", "0019740", "0014460", "0042660", *codes("metro_pay", "area")]
    profile = {
        "from": [*roles, "new"],
        "country": countries,
        "city": [*areas, *codes("cities", "id")],
        "experience": [*codes("situation_levels", "code", factor="experience"), "0", "5", "12"],
        "company_size": levels["company_size"],
        "remote": levels["remote"],
        "currency": ["local", "international", *codes("currencies", "id")],
    }
    groups = codes("country_groups", "id")
    yes = ["yes"]
    pages = {
        "": {},
        "work": {"role": roles, "stage": codes("work_stages", "id")},
        "tools": {
            "category": codes("tools", "category"),
            "search": ["sql", "deep learning", "x"],
            "sort": ["name", "difference"],
            "clear": yes,
            "all": yes,
            "tool": codes("tools", "id"),
            "evidence": ["used", "ads"],
            "survey": codes("tool_usage", "source"),
        },
        "pay": {
            "view": ["you", "groups", "sure", "gap", "factors"],
            "source": codes("pay_levels", "source"),
            "by": ["country", "experience", "company_size", "year", "remote"],
            "company_size": levels["company_size"],
            "year": levels["year"],
            "area": levels["area"],
        },
        "places": {
            "view": ["areas", "employers", "countries-compared", "countries"],
            "area": areas,
            "occupation": [*codes("occupations", "id"), *(f"offers-{role}" for role in roles)],
            "prices": ["local"],
            "show": ["ranking", "map"],
            "search": ["google", "amazon"],
            "role": roles,
            "all": yes,
        },
        "outlook": {"ads_country": codes("ai_ads", "country")},
        "assessment": {"step": ["1", "2", "3", "4", "5"]},
        "switch": {
            "to": roles,
            "have": codes("switch_steps", "skill"),
            "done": codes("switch_steps", "skill"),
            "skip": codes("switch_steps", "skill"),
            "all": yes,
            "none": yes,
        },
        "evidence": {},
    }
    in_groups = {"work", "tools"}
    return {
        page: {**profile, **subset, **({"country": groups} if page in in_groups else {})}
        for page, subset in pages.items()
    }


def random_urls(count: int, seed: int = 1) -> list[str]:
    """Return every page without parameters, then URLs with up to six random parameters."""
    generator = random.Random(seed)
    pages = parameters()
    weights = [
        6 if page in ("pay", "places") else 3 if page in ("", "switch") else 1 for page in pages
    ]
    urls = list(pages)
    while len(urls) < count:
        [page] = generator.choices(list(pages), weights)
        names = generator.sample(
            sorted(pages[page]), generator.randint(0, min(6, len(pages[page])))
        )
        pairs = [
            (name, value)
            for name in names
            for value in generator.sample(
                pages[page][name], min(len(pages[page][name]), generator.choice([1, 1, 1, 2]))
            )
        ]
        query = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in pairs)
        urls.append(f"{page}?{query}" if query else page)
    return list(dict.fromkeys(urls))


def cleaned(value: Any) -> Any:
    """Return a message without ids, with binary arrays as lists of rounded numbers."""
    if isinstance(value, dict):
        if "bdata" in value:
            array = np.frombuffer(base64.b64decode(value["bdata"]), np.dtype(value["dtype"]))
            return cleaned(array.tolist())
        return {name: cleaned(part) for name, part in value.items() if name not in IGNORED}
    if isinstance(value, list):
        return [cleaned(part) for part in value]
    if isinstance(value, str) and value.startswith('{"data"'):
        return cleaned(json.loads(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(f"{value:.9g}")
    return value


def page_content(url: str) -> list[Any]:
    """Return all elements of a page in order, as plain data."""
    page, _, query = url.partition("?")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if page:
        app.switch_page(f"pages/{page}.py")
    for name, values in parse_qs(query).items():
        app.query_params[name] = values
    app.run()
    content: list[Any] = []

    def collect(block: Any) -> None:
        for child in block.children.values():
            if hasattr(child, "children"):
                content.append({"block": child.type, "label": getattr(child, "label", "")})
                collect(child)
            elif child.proto is not None and child.type not in ("event", "html"):
                message = MessageToDict(child.proto)
                for name in COMPARED_TABLES:
                    if child.type in ("arrow_data_frame", "dataframe", "table") and name in message:
                        message[name] = child.value.to_csv()
                content.append({child.type: cleaned(message)})

    collect(app._tree)
    if app.exception:
        content.append({"exception": [str(error.value) for error in app.exception]})
    return content


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--urls", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with arguments.file.open("w", encoding="utf-8") as file:
        for url in random_urls(arguments.urls, arguments.seed):
            for element in page_content(url):
                file.write(f"{url}\t{json.dumps(element, ensure_ascii=False, sort_keys=True)}\n")


if __name__ == "__main__":
    main()
