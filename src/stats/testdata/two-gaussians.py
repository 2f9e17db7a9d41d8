"""Writes two-gaussians.root-6.40.json: fits of two Gaussians from a start with σ₁ a seventh of a bin, by ROOT.

python two-gaussians.py > two-gaussians.root-6.40.json     (pip install root==0.1a12 numpy)
"""
import json
import warnings

warnings.filterwarnings("ignore")
import numpy as np
import ROOT

ROOT.gROOT.SetBatch(True)
ROOT.TH1.AddDirectory(False)

N, LO, HI = 60, 30.0, 150.0


def case(name, seed, tracks, share, mean, sigma):
    draw = np.random.default_rng(seed)
    n = int(share * tracks)
    values = np.concatenate([draw.normal(50, 3.3, tracks - n), draw.normal(mean, sigma, n)])
    contents, _ = np.histogram(values, N, (LO, HI))
    h = ROOT.TH1D(name, "", N, LO, HI)
    for i, content in enumerate(contents):
        h.SetBinContent(i + 1, float(content))
    start = [float(contents.max()), h.GetBinCenter(int(contents.argmax()) + 1), 0.3, 0.04 * tracks * share, mean - 2, 1.0]
    limits = [[mean - 7, mean + 3], [0.9, 3.6]]
    f = ROOT.TF1("f", "gaus(0)+gaus(3)", LO, HI)
    for i, value in enumerate(start):
        f.SetParameter(i, value)
    for i, limit in enumerate(limits):
        f.SetParLimits(4 + i, *limit)
    r = h.Fit(f, "SQN")
    return {
        "name": name,
        "contents": [int(content) for content in contents],
        "start": start,
        "limits": limits,
        "status": int(r),
        "parameters": [r.Parameter(i) for i in range(6)],
        "errors": [r.ParError(i) for i in range(6)],
        "chi2": r.Chi2(),
    }


cases = [
    case("many tracks", 1, 50000, 0.1, 103.0, 3.0),
    case("some tracks", 2, 3000, 0.1, 90.0, 2.0),
    case("few tracks", 3, 350, 0.08, 78.0, 2.5),
    case("a wide second peak, at the limit of its width", 4, 20000, 0.1, 103.0, 6.0),
]
print(json.dumps({"root": ROOT.gROOT.GetVersion(), "bins": [N, LO, HI], "cases": cases}))
