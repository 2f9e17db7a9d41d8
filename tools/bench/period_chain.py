"""Times, step by step, what the ROOT-based chain of today does for the numbers of a period report; prints JSON.

    python period_chain.py --prepare FOLDER MAKE     copies MAKE, how golden files were made, and builds its libraries once
    python period_chain.py FOLDER RUN.root...        start of ROOT, extraction to derived files, all numbers of the period

Extraction is `extract.py` of MAKE; what follows is the period report with the overview's trends, divergences and medians.
Normalisation, divergences and medians over runs are by numpy, all else by ROOT; nothing is drawn but the canvases that
extraction stores. Seconds by the clock, and of the processor altogether.
"""
import time

START, CPU = time.perf_counter(), time.process_time()
import json, math, os, shutil, subprocess, sys, tempfile

REGIONS = ("TPC", "IROC", "OROC1", "OROC2", "OROC3")
TRENDS = [("hPhiAside", 1), ("hPhiCside", 1), ("hEta", 1), ("hPt", 1), ("hSign", 1), ("hNClustersAfterCuts", 1),
          ("hdEdxVsTgl", 1), ("hdEdxTotMIPVsSnp_TPC", 1)] + [(f"hDCAr_{s}_{q}", 2) for q in ("Pos", "Neg") for s in "AC"]
MIP = "hdEdxTotMIP_TPC"
COUNTS = ["hPhiAside", "hPhiCside", "hEta", "hPt", "hSign", "hQOverPt", "hNClustersAfterCuts", "crossedRows", "sharedClusters"] \
    + [f"hdEdxTotMIP_{r}" for r in REGIONS]
MEDIANS = ["h2DEtaPhi", "h2DNClustersPhiAside", "h2DNClustersPhiCside", "h2DNClustersEta", "h2DNClustersPt"] \
    + [f"hDCAr_{s}_{q}" for s in "AC" for q in ("Pos", "Neg")] + [f"hDCArVs{v}{q}" for v in ("Eta", "Pt", "NCls") for q in ("Pos", "Neg")]
SLICES = [f"hdEdxTotMIPVs{v}_TPC" for v in ("Sec", "Ncl", "Snp", "Tgl")]
SPECIES = [("hdEdxVspHypoPos_TPC", "hdEdxTotVsP_Pos_TPC"), ("hdEdxVspHypoNeg_TPC", "hdEdxTotVsP_Neg_TPC")]
MAPS = [f"h2DRPhi{q}{s}side" for q in ("nClusters", "qTot") for s in "AC"]
CHAMBERS = "c_ROCs_N_Clusters_1D"
WANTED = {name for name, _ in TRENDS} | {MIP, CHAMBERS} | set(COUNTS + MEDIANS + SLICES + MAPS) | {n for pair in SPECIES for n in pair}
LIMITS = (1.5, 3)


def prepare(folder, make):
    """As `build.sh` there, which looks for `root-config`."""
    here = os.path.join(folder, "make")
    if os.path.exists(os.path.join(here, "build", "libpadmaps.so")):
        return
    import importlib.util
    shutil.copytree(make, here, dirs_exist_ok=True)
    subprocess.check_call(["chmod", "-R", "u+w", here])
    base = os.path.dirname(importlib.util.find_spec("ROOT").origin)
    environment = {**os.environ, "ROOTSYS": base, "PATH": f"{base}/bin{os.pathsep}{os.environ['PATH']}"}
    subprocess.check_call(["bash", "build.sh", "2025"], env=environment, cwd=here)
    start(folder)


def start(folder):
    sys.path.insert(0, os.path.join(folder, "make"))
    import extract
    ROOT = extract.load_root()
    ROOT.gErrorIgnoreLevel = ROOT.kFatal
    return ROOT, extract


class Laps:
    def __init__(self):
        self.seconds, self.last = {}, START

    def lap(self, name):
        now = time.perf_counter()
        self.seconds[name] = round(now - self.last, 3)
        self.last = now


def read(ROOT, path, keep):
    """Objects by name, with those of all its folders."""
    file = ROOT.TFile.Open(path)
    keep.append(file)
    found = {}
    for folder in ("TracksQC", "PIDQC", "TrackClustersQC", "ClusterQC"):
        directory = file.GetDirectory(folder)
        for key in directory.GetListOfKeys() if directory else []:
            if not key.IsFolder() and key.GetName() in WANTED:
                found[key.GetName()] = key.ReadObj()
    return found


def main():
    if sys.argv[1] == "--prepare":
        return prepare(*sys.argv[2:4])
    laps, keep = Laps(), []
    ROOT, extract = start(sys.argv[1])
    import numpy as np
    laps.lap("start ROOT")
    folder = tempfile.mkdtemp()
    derived = [os.path.join(folder, os.path.basename(path).replace(".root", "_QC.root")) for path in sys.argv[2:]]
    for raw, out in zip(sys.argv[2:], derived):
        extract.extract(ROOT, raw, out)
    laps.lap("extract")
    runs = [read(ROOT, path, keep) for path in derived]
    laps.lap("read the derived files")

    def check(values, errors):
        m, s = np.mean(values), np.std(values, ddof=1)
        return [sum(abs(v - m) >= t * abs(e + s) for t in LIMITS) for v, e in zip(values, errors)]

    def cells(h):
        kind = {"F": np.float32, "D": np.float64, "S": np.int16, "I": np.int32, "C": np.int8}[h.ClassName()[3]]
        return np.frombuffer(h.GetArray(), dtype=kind, count=h.GetNcells())

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
    for name in MAPS:
        maps = [r[name] for r in runs if name in r]
        for project in (lambda h: h.ProjectionX("_x"), lambda h: h.ProjectionY("_y")):
            curves = [inner(project(h)) / h.GetEntries() for h in maps]
            if curves:
                divergences[name] = line(curves)
    chambers = []
    for canvas in (r[CHAMBERS] for r in runs if CHAMBERS in r):
        means = [next((h.GetMean() for h in pad.GetListOfPrimitives() if h.InheritsFrom("TH1")), 0) for pad in canvas.GetListOfPrimitives()]
        chambers.append(np.array(means) / np.mean(means))
    for i in range(72 if len(chambers) > 1 else 0):
        checks[f"ROC {i}"] = check([c[i] for c in chambers], [0] * len(chambers))
    laps.lap("chambers and projections of pads")
    for labels, map_name in SPECIES:
        for r in (r for r in runs if labels in r and map_name in r):
            label, content = cells(r[labels]), cells(r[map_name])
            for k in range(7):
                part = r[map_name].Clone("_part")
                np.frombuffer(part.GetArray(), dtype=np.float32, count=part.GetNcells())[:] = np.where(label == k + 1, content, 0)
                part.RebinX(4)
                inner(part.ProfileX("_species"))
    laps.lap("profiles of species")
    shutil.rmtree(folder)
    print(json.dumps({"runs": len(runs), "seconds": laps.seconds, "total": time.perf_counter() - START, "cpu": time.process_time() - CPU,
                      "mip": mip, "klLine": divergences["hPhiAside"], "off": int(sum(map(sum, checks.values())))}))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
