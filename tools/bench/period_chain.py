"""Times, step by step, what the ROOT-based chain of today computes for the report of a period; prints JSON.

    python period_chain.py --prepare FOLDER MAKE     builds the dictionary of the QC classes once; MAKE: how golden files were made
    python period_chain.py FOLDER RUN.root...        start of ROOT, reading, and all numbers of the period; nothing is drawn

Trends with their checks, median profiles, fits to slices, divergences and median histograms are those of the period report and
its overview; normalisation and divergences are by numpy, fits, quantiles and means by ROOT. Seconds by the clock and of
the processor. Not in it: figures of values per pad and of species, separation power.
"""
import time

START, CPU = time.perf_counter(), time.process_time()
import json, math, os, subprocess, sys

REGIONS = ("TPC", "IROC", "OROC1", "OROC2", "OROC3")
TRENDS = [("hPhiAside", 1), ("hPhiCside", 1), ("hEta", 1), ("hPt", 1), ("hSign", 1), ("hNClustersAfterCuts", 1),
          ("hdEdxVsTgl", 1), ("hdEdxTotMIPVsSnp_TPC", 1)] + [(f"hDCAr_{s}_{q}", 2) for q in ("Pos", "Neg") for s in "AC"]
MIP = "hdEdxTotMIP_TPC"
COUNTS = ["hPhiAside", "hPhiCside", "hEta", "hPt", "hSign", "hQOverPt", "hNClustersAfterCuts", "crossedRows", "sharedClusters"] \
    + [f"hdEdxTotMIP_{r}" for r in REGIONS]
MEDIANS = ["h2DEtaPhi", "h2DNClustersPhiAside", "h2DNClustersPhiCside", "h2DNClustersEta", "h2DNClustersPt"] \
    + [f"hDCAr_{s}_{q}" for s in "AC" for q in ("Pos", "Neg")] + [f"hDCArVs{v}{q}" for v in ("Eta", "Pt", "NCls") for q in ("Pos", "Neg")]
SLICES = [f"hdEdxTotMIPVs{v}_TPC" for v in ("Sec", "Ncl", "Snp", "Tgl")]
LIMITS = (1.5, 3)


def prepare(folder, make):
    """As `build.sh` there, which looks for `root-config`."""
    if os.path.exists(os.path.join(folder, "libqc2025.so")):
        return
    import importlib.util
    base = os.path.dirname(importlib.util.find_spec("ROOT").origin)
    os.makedirs(folder, exist_ok=True)
    environment = {**os.environ, "ROOTSYS": base, "PATH": f"{base}/bin{os.pathsep}{os.environ['PATH']}"}
    subprocess.check_call(["bash", os.path.join(make, "build.sh"), "2025", folder], env=environment)


class Laps:
    def __init__(self):
        self.seconds, self.last = {}, START

    def lap(self, name):
        now = time.perf_counter()
        self.seconds[name] = round(now - self.last, 3)
        self.last = now


def load_root(dictionary):
    import ROOT
    ROOT.gROOT.SetBatch(True)
    ROOT.gErrorIgnoreLevel = ROOT.kFatal
    ROOT.TH1.AddDirectory(False)
    ROOT.gInterpreter.ProcessLine("#define QC_ERA 2025")
    ROOT.gInterpreter.AddIncludePath(dictionary)
    assert ROOT.gSystem.Load(os.path.join(dictionary, "libqc2025.so")) >= 0, "no dictionary in " + dictionary
    ROOT.gInterpreter.Declare('''
#include "o2_standins.h"
#include <TH1.h>
namespace chain {
TH1* histogram(TObject* c, int i) {
  auto* m = dynamic_cast<o2::quality_control::core::MonitorObject*>(static_cast<TObjArray*>(c)->UncheckedAt(i));
  return dynamic_cast<TH1*>(m->mObject.get());
}
}''')
    return ROOT


def read(ROOT, path, keep):
    """Histograms by name."""
    file = ROOT.TFile.Open(path)
    found = {}
    for task in ("Tracks", "PID", "TrackClusters"):
        collection = file.Get(f"int/TPC/{task}")
        if not collection:
            continue
        ROOT.SetOwnership(collection, False)
        keep.append(collection)
        for i in range(collection.GetEntries()):
            h = ROOT.chain.histogram(collection, i)
            if h:
                found[str(h.GetName())] = h
    keep.append(file)
    return found


def main():
    if sys.argv[1] == "--prepare":
        return prepare(*sys.argv[2:4])
    laps, keep = Laps(), []
    ROOT = load_root(sys.argv[1])
    import numpy as np
    laps.lap("start ROOT")
    runs = [read(ROOT, path, keep) for path in sys.argv[2:]]
    laps.lap("read the files")

    def check(values, errors):
        m, s = np.mean(values), np.std(values, ddof=1)
        return [sum(abs(v - m) >= t * abs(e + s) for t in LIMITS) for v, e in zip(values, errors)]

    def cells(h):
        n = h.GetNcells()
        return np.frombuffer(h.GetArray(), dtype=h.GetArray().typecode if hasattr(h.GetArray(), "typecode") else np.float32, count=n).astype(np.float64)

    def inner(h):
        return np.array([h.GetBinContent(i) for i in range(1, h.GetNbinsX() + 1)])

    def line(curves):
        """Divergence of each curve to the mean of all, cells <= 1e-10 skipped."""
        unit = lambda v: v / v.sum() if v.sum() > 0 else v
        m = unit(np.mean(curves, axis=0))
        return [kl(unit(c), m, 1e-10) for c in curves]

    def kl(p, q, floor=0.):
        use = (p > floor) & (q > floor) if floor else (p != 0) & (q != 0)
        return float(np.sum(p[use] * np.log(p[use] / q[use])))

    def js(a, b):
        m = (a + b) / 2
        part = lambda x: float(np.sum(x[x > 0] * np.log(x[x > 0] / m[x > 0])))
        return 0.5 * part(a) + 0.5 * part(b)

    checks = {}
    for name, axis in TRENDS:
        h = [r[name] for r in runs]
        checks[name] = check([x.GetMean(axis) for x in h], [x.GetStdDev(axis) / math.sqrt(x.GetEntries()) for x in h])
    fits = [r[MIP].Fit("gaus", "SQN", "", 40, 60) for r in runs]
    mip = [f.Parameter(1) for f in fits]
    checks[MIP] = check(mip, [r[MIP].GetStdDev() / math.sqrt(r[MIP].GetEntries()) for r in runs])
    laps.lap("trends and checks")
    shares, divergences = {}, {}
    for name in COUNTS:
        h = [r[name] for r in runs]
        shares[name] = [cells(x) / x.Integral() for x in h]
        divergences[name] = line([c[1:-1] for c in shares[name]])
        mean = np.sum(shares[name], axis=0)
        for c in shares[name]:
            js(c[1:-1], ((mean - c) / (len(runs) - 1))[1:-1])
    laps.lap("distributions, their divergences")
    for name in MEDIANS:
        divergences[name] = line([inner(r[name].QuantilesX(0.5, "_median")) for r in runs])
    laps.lap("median profiles, their divergences")
    widths = {}
    for name in SLICES:
        f = ROOT.TF1("_mip", "gaus", 40, 60)
        of_runs = []
        for r in runs:
            out = ROOT.TObjArray()
            ROOT.SetOwnership(out, False)
            r[name].FitSlicesY(f, 0, -1, 0, "QNR", out)
            keep.append(out)
            of_runs.append([inner(out.At(1)), inner(out.At(2))])
        for k in (0, 1):
            divergences[f"{name}_{k + 1}"] = line([each[k] for each in of_runs])
        widths[name] = of_runs
    laps.lap("fits to slices, their divergences")
    for name in COUNTS:
        median = np.median(shares[name], axis=0)
        median[0] = median[-1] = 0
        values = [kl(c, median) for c in shares[name]]
        checks[f"{name}_klDiv"] = check(values, [0] * len(values))
    laps.lap("median histograms and the overview")
    print(json.dumps({"runs": len(runs), "seconds": laps.seconds, "total": time.perf_counter() - START, "cpu": time.process_time() - CPU, "mip": mip,
                      "klLine": divergences["hPhiAside"], "off": int(sum(map(sum, checks.values())))}))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
