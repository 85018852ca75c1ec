"""Opens what kabar writes with xarray (both engines), h5py and ncdump: readers_test.py PATH_OF_write_sample

Exit code 77 (skipped) where a reader is not installed. The expected values are those of tests/storage/sample.h.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import h5netcdf  # noqa: F401
    import h5py
    import netCDF4  # noqa: F401
    import numpy as np
    import xarray as xr
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed (python3-xarray python3-netcdf4 python3-h5netcdf python3-h5py)")
    sys.exit(77)
if shutil.which("ncdump") is None:
    print("skipped: ncdump is not installed (netcdf-bin)")
    sys.exit(77)

WRITER = sys.argv.pop(1)
TIERS = ("summary", "timeseries", "households")
ENGINES = ("netcdf4", "h5netcdf")
S, P, R, T, K, C, DAYS, ITEMS = 2, 2, 3, 2, 3, 4, 5, 2  # strategies, populations, replicates, topics, ...
UNFINISHED = (1, 0, 2)
DIMENSIONS = {
    "counts": ("strategy", "population", "replicate", "topic", "measure", "status", "kelurahan", "access"),
    "deciles": ("strategy", "population", "replicate", "topic", "measure", "decile"),
    "daily": ("strategy", "population", "replicate", "topic", "measure", "group", "day"),
    "first_channel": ("strategy", "population", "replicate", "topic", "poverty", "channel"),
    "root_channel": ("strategy", "population", "replicate", "topic", "poverty", "channel"),
    "households": ("population", "topic", "status", "kelurahan", "access"),
    "events": ("strategy", "population", "replicate", "topic", "event"),
    "exposures": ("strategy", "population", "replicate"),
    "cash_rupiah": ("strategy", "population", "item"),
    "household_replicates": ("strategy", "population", "topic", "measure", "household"),
    "kept_state": ("kept", "topic", "household"),
}
LABELS = {
    "strategy": ["strategy-0", "strategy-1"],
    "topic": ["topic0", "topic1"],
    "measure": ["reach", "ever_aware", "aware", "understands", "applied", "enrolled"],
    "event": ["asked", "answered", "ignored", "misled", "corrected"],
    "status": ["non_poor_not_eligible", "poor_not_eligible", "non_poor_eligible", "poor_eligible"],
    "access": ["none", "shared_phone", "own_phone", "home"],
    "poverty": ["non_poor", "poor"],
    "item": ["item0", "item1"],
}


def cells(topics, populations, kelurahan):
    """households: 16 numbers in another order in each topic and population."""
    p, t, c = np.ogrid[:populations, :topics, :16 * kelurahan]
    return 16 + p + (c + 5 * t + 11 * p) % 16


def expected_counts(strategies=S, populations=P, replicates=R, topics=T, kelurahan=K):
    """counts: of the households of a cell some fewer, in each replicate and by each measure others."""
    run = np.arange(strategies * populations * replicates).reshape(strategies, populations, replicates, 1, 1, 1)
    t, m, c = np.ogrid[:topics, :6, :16 * kelurahan]
    households = cells(topics, populations, kelurahan)[None, :, None, :, None, :]
    counts = households - m - (7 * run + 3 * c + t) % 11
    return counts.reshape(strategies, populations, replicates, topics, 6, 4, kelurahan, 4).astype(float)


def expected_days(days, **shape):
    """daily: a steady way to the counts of the end, by group."""
    by_status = expected_counts(**shape).sum((6, 7))
    end = np.stack([by_status[..., [1, 3]].sum(-1), by_status[..., [0, 2]].sum(-1), by_status[..., [2, 3]].sum(-1)], -1)
    return end[..., None] * np.arange(1, days + 1) // days


def finished(values):
    """The same with the unfinished replicate missing."""
    values = values.copy()
    values[UNFINISHED] = np.nan
    return values


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.paths = {tier: os.path.join(cls.folder.name, tier + ".h5") for tier in TIERS}
        for tier, path in cls.paths.items():
            subprocess.run([WRITER, path, tier], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def each(self, group=None):
        for tier, path in self.paths.items():
            for engine in ENGINES:
                with self.subTest(tier=tier, engine=engine):
                    with xr.open_dataset(path, engine=engine, group=group) as data:
                        yield tier, data

    def test_xarray_names_the_dimensions(self):
        for tier, data in self.each():
            for name, dimensions in DIMENSIONS.items():
                if name in data:
                    self.assertEqual(data[name].dims, dimensions)
            self.assertEqual("daily" in data, tier != "summary")
            self.assertEqual("household_replicates" in data, tier == "households")
            self.assertEqual("kept_state" in data, tier == "households")
            sizes = {"strategy": S, "population": P, "replicate": R, "topic": T, "kelurahan": K, "channel": C}
            self.assertEqual({name: data.sizes[name] for name in sizes}, sizes)
            for name, labels in LABELS.items():
                self.assertEqual(list(data[name].values), labels)
            self.assertFalse([name for name in data.dims if name.startswith("phony_dim")])

    def test_every_variable_has_a_unit_and_a_name(self):
        for group in (None, "parameters", "inputs"):
            for tier, path in self.paths.items():
                for engine in ENGINES:
                    with xr.open_dataset(path, engine=engine, group=group, decode_cf=False) as data:
                        for name, variable in data.variables.items():
                            self.assertTrue(variable.attrs.get("units"), (group, name))
                            self.assertTrue(variable.attrs.get("long_name"), (group, name))
                            if variable.dtype.kind in "iuf" and name not in data.dims:
                                self.assertIn("_FillValue", variable.attrs, (group, name))

    def test_xarray_gives_the_values(self):
        for tier, data in self.each():
            np.testing.assert_array_equal(data.counts.values, finished(expected_counts()))
            one = data.counts.sel(strategy="strategy-1", topic="topic1", measure="aware", status="poor_eligible")
            expected = expected_counts()[1, :, :, 1, 2, 3]
            np.testing.assert_array_equal(one.isel(population=1).values, expected[1])
            np.testing.assert_array_equal(data.exposures.values,
                                          finished(1e10 + np.arange(S * P * R, dtype=float).reshape(S, P, R)))
            np.testing.assert_array_equal(data.households.values.reshape(P, T, -1), cells(T, P, K))
            self.assertEqual(data.cash_rupiah.sel(strategy="strategy-1", item="item1").values.tolist(),
                             [15_000_000_001, 20_000_000_001])
            np.testing.assert_array_equal(data.population_households.values, cells(T, P, K)[:, 0].sum(-1))
            self.assertEqual(data.complete.values.sum(), S * P * R - 1)
            self.assertEqual(data.replicate_digest.values[0, 0, 0], "0123456789abcdeffedcba9876543210")
            self.assertEqual(data.replicate_digest.values[UNFINISHED], "")
            self.assertEqual(data.strategy_title_id.sel(strategy="strategy-0").item(), "Strategi ke-0")
            self.assertEqual(data.strategy_of.values.tolist(), ["strategy-0", "strategy-0"])
            whole = data.isel(strategy=(data.strategy_without == "").values)
            self.assertEqual(whole.strategy.values.tolist(), ["strategy-0"])
            if "daily" in data:
                self.assertEqual(str(data.day.values[-1])[:10], "2025-01-10")
                np.testing.assert_array_equal(data.daily.values, finished(expected_days(DAYS)))
            if "kept_state" in data:
                self.assertEqual(data.kept_population.values.tolist(), [0, 1, 0, 1])
                first = int(data.population_households.values[0])  # the second population has more households
                self.assertFalse(np.isnan(data.kept_state.values[0, 0, first - 1]))
                self.assertTrue(np.isnan(data.kept_state.values[0, 0, first]))
                self.assertEqual(data.kept_first_aware.values[0, 0, :4].tolist()[:2], [5, 10])
                self.assertTrue(np.isnan(data.kept_first_aware.values[0, 0, 2]))  # never

    def test_attributes_and_tables(self):
        for tier, data in self.each():
            self.assertEqual(data.attrs["format"], "kabar-results")
            self.assertEqual(data.attrs["format_version"], 6)
            self.assertEqual(len(data.attrs["content_digest"]), 32)
            self.assertEqual(data.attrs["tier"], tier)
            self.assertEqual(data.attrs["seed"], -42)
            self.assertEqual(data.attrs["start"], "2025-01-06")
            self.assertIn("Kota Magelang – Jawa Tengah", data.attrs["scenario_toml"])
            self.assertEqual(data.attrs["world_digest"], f"{1:016x}{2:016x}")
        for _, data in self.each("parameters"):
            self.assertEqual(data.value.sel(symbol="q_N").item(), 0.05)
            self.assertTrue(np.isnan(data.value.sel(symbol="memory").item()))
            self.assertEqual(data.value_text.sel(symbol="memory").item(), "spacing")
        for _, data in self.each("inputs"):
            self.assertEqual(data.bytes.sel(file="topics.csv").item(), 567)

    def test_h5py_gives_the_same(self):
        for path in self.paths.values():
            with h5py.File(path, "r") as file:
                self.assertEqual(file.attrs["format"], b"kabar-results")
                counts = file["counts"]
                self.assertEqual(tuple(d.label or d[0].name.strip("/") for d in counts.dims), DIMENSIONS["counts"])
                values = counts[...].astype(float)
                values[values == counts.attrs["_FillValue"]] = np.nan
                np.testing.assert_array_equal(values, finished(expected_counts()))
                self.assertEqual(counts.compression, "gzip")
                self.assertTrue(counts.shuffle and counts.fletcher32)
                self.assertEqual([t.decode() for t in file["topic"][...]], LABELS["topic"])

    def test_ncdump_shows_the_dimensions(self):
        for tier, path in self.paths.items():
            header = subprocess.run(["ncdump", "-h", path], check=True, capture_output=True, text=True).stdout
            for line in ("strategy = 2 ;", "population = 2 ;", "kelurahan = 3 ;",
                         f"uint counts({', '.join(DIMENSIONS['counts'])}) ;", "string topic(topic) ;",
                         'counts:units = "households" ;', "group: parameters {",
                         ':format = "kabar-results" ;'):
                self.assertIn(line, header, tier)
            subprocess.run(["ncdump", path], check=True, stdout=subprocess.DEVNULL)  # every value can be read

    def test_arrays_of_many_chunks(self):
        path = os.path.join(self.folder.name, "large.h5")
        subprocess.run([WRITER, path, "timeseries", "large"], check=True)
        shape = dict(strategies=2, populations=5, replicates=41, topics=5, kelurahan=17)  # as in sample.h: kLarge
        expected, days = finished(expected_counts(**shape)), finished(expected_days(365, **shape))
        for engine in ENGINES:
            with self.subTest(engine=engine), xr.open_dataset(path, engine=engine) as data:
                np.testing.assert_array_equal(data.counts.values, expected)
                np.testing.assert_array_equal(data.daily.values, days)
        with h5py.File(path, "r") as file:
            chunk = file["counts"].chunks
            self.assertGreater(expected.size / np.prod(chunk), 5)
            self.assertTrue(any(n % c for n, c in zip(expected.shape, chunk)), "the last chunk reaches beyond the array")
        subprocess.run(["ncdump", "-v", "counts,daily", path], check=True, stdout=subprocess.DEVNULL)

    def test_the_trailer_is_there_and_ignored(self):
        for path in self.paths.values():
            with open(path, "rb") as file:
                content = file.read()
            self.assertEqual(content[-32:-24], b"KABARTRL")
            self.assertEqual(int.from_bytes(content[-24:-16], "little"), len(content) - 32)
            bare = path + ".bare"
            with open(bare, "wb") as file:
                file.write(content[:-32])
            with xr.open_dataset(path) as whole, xr.open_dataset(bare) as cut:
                self.assertTrue(whole.identical(cut))


if __name__ == "__main__":
    unittest.main()
