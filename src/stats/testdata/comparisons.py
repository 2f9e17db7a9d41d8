"""Writes comparisons.root-6.40.json: ROOT's tests of two histograms, of counts and of weights.

Run: python3 comparisons.py comparisons.root-6.40.json
"""
import ctypes, json, sys
import numpy as np
import ROOT

ROOT.gErrorIgnoreLevel = ROOT.kFatal
random = np.random.default_rng(20240801)


def histogram(name, contents, variances=None):
    h = ROOT.TH1D(name, "", len(contents), 0, 1)
    if variances is not None: h.Sumw2()
    for i, c in enumerate(contents, 1):
        h.SetBinContent(i, float(c))
        if variances is not None: h.SetBinError(i, float(np.sqrt(variances[i - 1])))
    return h


def weighted(entries, bins, shape, spread):
    """Sums of weights and of their squares of entries with weights that vary by `spread`."""
    at = random.choice(bins, entries, p=shape)
    w = random.lognormal(0, spread, entries)
    return np.bincount(at, w, bins), np.bincount(at, w * w, bins)


def case(name, a, b, options):
    (ca, va), (cb, vb) = a, b
    h, g = histogram("a", ca, va), histogram("b", cb, vb)
    chi2, ndf, good = ctypes.c_double(), ctypes.c_int(), ctypes.c_int()
    p = h.Chi2TestX(g, chi2, ndf, good, options)
    ratio = h.Clone("r")
    ratio.Sumw2()
    ratio.Divide(g)
    return {"name": name, "options": options,
            "a": {"values": [float(x) for x in ca], "variances": None if va is None else [float(x) for x in va]},
            "b": {"values": [float(x) for x in cb], "variances": None if vb is None else [float(x) for x in vb]},
            "chi2": chi2.value, "ndf": ndf.value, "igood": good.value, "p": p,
            "distance": h.KolmogorovTest(g, "M"), "pKolmogorov": h.KolmogorovTest(g), "pWithNormalisation": h.KolmogorovTest(g, "N"),
            "ratio": [ratio.GetBinContent(i) for i in range(1, len(ca) + 1)], "ratioErrors": [ratio.GetBinError(i) for i in range(1, len(ca) + 1)]}


shape = np.exp(-0.5 * ((np.arange(20) - 8) / 4.0) ** 2)
shape /= shape.sum()
moved = np.roll(shape, 1)
counts = lambda n, s: (random.poisson(n * s).astype(float), None)
with_zeros = np.array([0, 0, 1, 0, 5, 12, 30, 22, 9, 3, 0, 0], float)
cases = [
    case("counts of one shape", counts(5000, shape), counts(1200, shape), "UU"),
    case("counts of two shapes", counts(5000, shape), counts(4000, moved), "UU"),
    case("few counts", counts(40, shape), counts(30, shape), "UU"),
    case("counts and weights", counts(3000, shape), weighted(2000, 20, shape, 0.5), "UW"),
    case("counts and weights of another shape", counts(3000, shape), weighted(2000, 20, moved, 0.3), "UW"),
    case("empty bins of counts under weights", (with_zeros, None), (with_zeros[::-1] * 0.3 + 0.2, with_zeros[::-1] * 0.09 + 0.05), "UW"),
    case("empty bins of weights under counts", (with_zeros + 1, None), (with_zeros * 0.5, with_zeros * 0.25), "UW"),
    case("weights of one shape", weighted(4000, 20, shape, 0.4), weighted(2500, 20, shape, 0.8), "WW"),
    case("weights of two shapes", weighted(4000, 20, shape, 0.4), weighted(2500, 20, moved, 0.1), "WW"),
    case("counts and a curve", counts(2000, shape), (shape * 100, np.zeros(20)), "UW"),
]
json.dump({"rootVersion": ROOT.gROOT.GetVersion(), "cases": cases}, open(sys.argv[1], "w"), indent=1)
