"""The map projection used for the map of the USA."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Conic:
    """An Albers equal-area conic projection, with the size and position of its image on the map.

    The two standard parallels, the central meridian and the latitude of the origin are in degrees.
    `scale` enlarges or reduces the image. `shift` moves it east and north, in earth radii.
    """

    parallels: tuple[float, float]
    meridian: float
    origin: float
    scale: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)

    def project(self, longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return map coordinates, east and north of the origin, in earth radii.

        Longitude and latitude are in degrees. The formulas are from Snyder, Map Projections (USGS
        Professional Paper 1395, 1987), page 100.
        """
        first, second = np.radians(self.parallels)
        cone = (np.sin(first) + np.sin(second)) / 2
        constant = np.cos(first) ** 2 + 2 * cone * np.sin(first)
        radius = np.sqrt(constant - 2 * cone * np.sin(np.radians(latitude))) / cone
        origin = np.sqrt(constant - 2 * cone * np.sin(np.radians(self.origin))) / cone
        angle = cone * np.radians(longitude - self.meridian)
        east, north = radius * np.sin(angle), origin - radius * np.cos(angle)
        return self.scale * east + self.shift[0], self.scale * north + self.shift[1]


CONTIGUOUS = Conic((29.5, 45.5), -96.6, 38.7)

ALASKA = Conic((55, 65), -156, 58.5, 0.35, (-0.307, -0.201))

HAWAII = Conic((8, 18), -160, 19.9, 1.0, (-0.205, -0.212))

PUERTO_RICO = Conic((8, 18), -66.4, 18.2, 1.2, (0.34, -0.225))


def project_usa(longitude: np.ndarray, latitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the coordinates of places on the map of the USA, in earth radii.

    Longitude and latitude are in degrees. The origin is that of the projection of the contiguous
    states. Alaska (reduced), Hawaii and Puerto Rico (enlarged) appear as insets below the other
    states, as is usual on maps of the USA.
    """
    longitude = np.where(longitude > 0, longitude - 360, longitude)
    east, north = CONTIGUOUS.project(longitude, latitude)
    insets = [
        (ALASKA, (latitude > 50) & (longitude < -125)),
        (HAWAII, (latitude < 25) & (longitude < -140)),
        (PUERTO_RICO, (latitude < 20) & (longitude > -70)),
    ]
    for inset, inside in insets:
        inset_points = inset.project(longitude, latitude)
        east, north = (
            np.where(inside, inset_points[0], east),
            np.where(inside, inset_points[1], north),
        )
    return east, north


def on_map(places: pd.DataFrame, decimals: int) -> pd.DataFrame:
    """Replace the columns longitude and latitude by east and north, rounded to `decimals`."""
    east, north = project_usa(places["longitude"].to_numpy(), places["latitude"].to_numpy())
    placed = places.drop(columns=["longitude", "latitude"]).assign(east=east, north=north)
    return placed.round({"east": decimals, "north": decimals})
