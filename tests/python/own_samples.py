"""What a result file says of its strategies, one value per replicate (h5py), by sim/storage/FORMAT.md. Nothing here imports
anything of kabar."""
import h5py
import numpy as np

GROUPS = {"poor": [1, 3], "non_poor": [0, 2], "eligible": [2, 3], "all": [0, 1, 2, 3]}  # places of the statuses
STATUS = ["non_poor_not_eligible", "poor_not_eligible", "non_poor_eligible", "poor_eligible"]
MEASURES = ["reach", "ever_aware", "aware", "understands", "applied", "enrolled"]
HEADLINES = {"poor_aware": ("poor", "ever_aware"), "eligible_understand": ("eligible", "understands")}


class File:
    def __init__(self, path):
        with h5py.File(path, "r") as file:
            self.arrays = {}
            file.visititems(lambda name, item: self.arrays.update({name: item[...]}) if hasattr(item, "shape") else None)
            self.attributes = {k: v.decode() if isinstance(v, bytes) else v for k, v in file.attrs.items()}
        self.vary = self.attributes.get("vary", "all")
        self.luck_alone = self.vary == "luck"
        assert self.texts("status") == STATUS and self.texts("measure") == MEASURES
        self.cells = self["households"].astype(float)  # population, topic, status, kelurahan, access

    def __getitem__(self, name):
        return self.arrays[name]

    def texts(self, name):
        return [t.decode() for t in self.arrays[name]]


class Strategy:
    """One strategy of one file, as samples."""

    def __init__(self, file, place):
        self.file, self.place, self.name = file, place, file.texts("strategy")[place]
        self.exempt = bool(file["strategy_budget_exempt"][place])
        self.complete = [(int(p), int(r)) for p, r in np.argwhere(file["complete"][place] == 1)]
        self.populations = sorted({p for p, _ in self.complete})
        self.shares = {g: {m: self.share(m, GROUPS[g]) for m in MEASURES} for g in GROUPS}
        charged = self.populations[:1] if file.luck_alone else self.populations
        self.cash = {(p, 0): float(file["cash_rupiah"][place, p].sum()) for p in charged}
        self.staff = {(p, 0): float(file["staff_millihours"][place, p].sum()) / 1000 for p in charged}
        self.number = self.sample(lambda p, r: self.counts(p, r, "understands")[:, GROUPS["eligible"]].sum())
        self.headlines = {h: self.shares[g][m] for h, (g, m) in HEADLINES.items()}

    def sample(self, value):
        """One value per complete replicate; undefined if one is. Where luck alone varied all is one population."""
        values = {(0, p * self.file["complete"].shape[2] + r) if self.file.luck_alone else (p, r): value(p, r)
                  for p, r in self.complete}
        return None if not values or any(v is None for v in values.values()) else {k: float(v) for k, v in values.items()}

    def counts(self, p, r, measure):
        """topic, status, kelurahan, access"""
        return self.file["counts"][self.place, p, r, :, MEASURES.index(measure)].astype(float)

    def share(self, measure, statuses, kelurahan=slice(None), access=slice(None)):
        return self.sample(lambda p, r: share(self.counts(p, r, measure)[:, statuses][:, :, kelurahan][..., access],
                                              self.file.cells[p][:, statuses][:, :, kelurahan][..., access]))

    def left_out(self, measure=None, kelurahan=slice(None), access=slice(None)):
        """Eligible poor households (that do not meet the measure), mean over the topics that have any."""
        def value(p, r):
            cells = self.file.cells[p][:, 3]
            topics = cells.sum((1, 2)) > 0
            if measure is not None:
                cells = cells - self.counts(p, r, measure)[:, 3]
            return cells[topics][:, kelurahan][..., access].sum() / topics.sum() if topics.any() else None
        return self.sample(value)

    def curve(self, p, r, group, measure):
        """Share of the group at the end of each day, mean over topics that have such households."""
        households = self.file.cells[p][:, GROUPS[group]].sum((1, 2, 3))
        days = self.file["daily"][self.place, p, r, :, MEASURES.index(measure), self.file.texts("group").index(group)]
        topics = households > 0
        return (days[topics] / households[topics, None]).mean(0) if topics.any() else None


def share(counts, households):
    """Mean over the topics that have such households."""
    counts, households = counts.reshape(len(counts), -1).sum(1), households.reshape(len(households), -1).sum(1)
    return (counts[households > 0] / households[households > 0]).mean() if (households > 0).any() else None
