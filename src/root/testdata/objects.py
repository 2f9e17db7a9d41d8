"""Writes objects.root-6.40.json: a small ROOT file with what QC files seldom hold, and ROOT's own numbers of it.

Run: python -m venv V && V/bin/pip install root==0.1a12 && V/bin/python objects.py

"file" is the file in base64; "expected" what ROOT says of its objects. Packed with ZSTD.
"""

import base64
import json
import os
import tempfile
import warnings
from array import array

warnings.simplefilter("ignore")
import ROOT  # noqa: E402

ROOT.gROOT.SetBatch(True)
ROOT.gErrorIgnoreLevel = 3000
ROOT.TH1.AddDirectory(False)
generator = ROOT.TRandom3(7)
expected = {}
folder = os.path.dirname(os.path.abspath(__file__))
path = os.path.join(tempfile.mkdtemp(), "objects.root")
file = ROOT.TFile(path, "RECREATE", "", 505)


def keep(name, thing, **numbers):
    thing.Write(name)
    expected[name] = numbers


# Graphs, alone and together
xs, ys = array("d", [1, 2, 3.5]), array("d", [-1, 0.5, 1e9])
low, high = array("d", [0.1, 0.2, 0.3]), array("d", [0.4, 0.5, 0.6])
plain = ROOT.TGraph(3, xs, ys)
plain.SetNameTitle("plain", "Rates;time (s);rate #; (Hz)")
keep("plain", plain)
withErrors = ROOT.TGraphErrors(3, xs, ys, low, high)
withErrors.SetNameTitle("withErrors", "e")
withErrors.GetXaxis().SetTitle("of the frame")
keep("withErrors", withErrors)
asymmetric = ROOT.TGraphAsymmErrors(3, xs, ys, low, high, high, low)
asymmetric.SetNameTitle("asymmetric", "a")
keep("asymmetric", asymmetric)
keep("empty", ROOT.TGraph())
several = ROOT.TMultiGraph("several", "two graphs")
several.Add(plain.Clone("first"))
several.Add(withErrors.Clone("second"))
keep("several", several)

# A canvas with a graph, a stack in a pad, and a histogram
stack = ROOT.THStack("stack", "two histograms")
for name in ("lower", "upper"):
    one = ROOT.TH1F(name, name, 4, 0, 4)
    one.Fill(1.5, 3)
    stack.Add(one)
keep("stack", stack)
canvas = ROOT.TCanvas("inner", "a canvas", 400, 300)
canvas.Divide(2, 1)
canvas.cd(1)
plain.Draw("al")
canvas.cd(2)
stack.Draw()
keep("canvas", canvas)

# Three dimensions: with flow, with weights, with all inside
cube = ROOT.TH3F("cube", "cube;X;Y;Z", 3, 0, 3, 2, -1, 1, 4, 0, 8)
weighted = ROOT.TH3D("weighted", "weighted", 2, array("d", [0, 1, 10]), 2, array("d", [0, 1, 2]), 2, array("d", [0, 1, 3]))
weighted.Sumw2()
for i in range(300):
    cube.Fill(generator.Gaus(1.5, 1), generator.Gaus(0, 0.5), generator.Gaus(4, 3))
    weighted.Fill(generator.Uniform(0, 10), generator.Uniform(0, 2), generator.Uniform(0, 3), generator.Uniform(0, 2))


def bins(h):
    return [h.GetBinContent(i) for i in range(h.GetNcells())]


def sums(h, n):
    s = array("d", [0.0] * 13)
    h.GetStats(s)
    return list(s)[:n]


for h in (cube, weighted):
    projections = {}
    for option in ("x", "y", "z", "yx", "zx", "zy"):
        p = h.Project3D(option)
        projections[option] = {
            "cells": bins(p),
            "errors": [p.GetBinError(i) for i in range(p.GetNcells())],
            "sums": sums(p, 4 if len(option) == 1 else 7),
        }
    keep(h.GetName(), h, entries=h.GetEntries(), projections=projections)

# Profiles of two dimensions, one for each way to give errors
for option in ("", "s", "i", "g"):
    p = ROOT.TProfile2D(f"means{option}", "means;a;b;c", 3, 0, 3, 2, 0, 2, option)
    for i in range(40):
        p.Fill(generator.Uniform(-0.5, 3), generator.Uniform(0, 2), generator.Gaus(5, 2))
    p.Fill(0.5, 0.5, 3)
    keep(p.GetName(), p, cells=bins(p), errors=[p.GetBinError(i) for i in range(p.GetNcells())], sums=sums(p, 7), entries=p.GetEntries())

efficiency = ROOT.TEfficiency("efficiency", "e;x;eff", 3, 0, 3)
for i in range(50):
    efficiency.Fill(i % 3 == 0, 0.06 * i)
keep("efficiency", efficiency, passed=bins(efficiency.GetPassedHistogram()), total=bins(efficiency.GetTotalHistogram()))

# Every kind of contents
for letter in "CSILFD":
    for dimension in (1, 2):
        kind = f"TH{dimension}{letter}"
        if not hasattr(ROOT, kind):
            continue
        h = getattr(ROOT, kind)(f"of{kind}", kind, 2, 0, 2, *([2, 0, 2] if dimension == 2 else []))
        h.SetBinContent(1, *([2] if dimension == 2 else []), 100)
        h.SetBinContent(2, *([1] if dimension == 2 else []), -3 if letter != "L" else 2**40)
        keep(h.GetName(), h, cells=bins(h))

# What nothing is made of
keep("text", ROOT.TNamed("text", "a title"))
keep("surface", ROOT.TGraph2D(3, xs, ys, low))

# Directories, cycles, names with slashes
deep = file.mkdir("deep").mkdir("er")
deep.cd()
for content in (1, 2, 3):
    h = ROOT.TH1I("again", f"cycle {content}", 1, 0, 1)
    h.SetBinContent(1, content)
    h.Write()
file.cd()
h = ROOT.TH1I("slash", "slash", 1, 0, 1)
h.Write("with/slash")

# Trees: every type of leaf, several leaves, arrays, vectors, packed reals, texts; several baskets
ROOT.gInterpreter.Declare("""
struct PointForTest { float px; double py; int n[2]; };
PointForTest thePoint;
void addPoint(TTree& tree) { tree.Branch("point", &thePoint); }
""")
tree = ROOT.TTree("tree", "all kinds")
types = {"b": ("B", "b"), "ub": ("B", "b"), "s": ("h", "S"), "us": ("H", "s"), "i": ("i", "I"), "ui": ("I", "i"), "l": ("q", "L"),
         "ul": ("Q", "l"), "f": ("f", "F"), "d": ("d", "D")}
buffers = {name: array(code if name != "b" else "b", [0]) for name, (code, leaf) in types.items()}
for name, (code, leaf) in types.items():
    tree.Branch(name, buffers[name], f"{name}/{'B' if name == 'b' else leaf}")
flag = array("b", [0])
tree.Branch("o", flag, "o/O")
fixed = array("f", [0, 0, 0])
tree.Branch("fixed", fixed, "fixed[3]/F")
count, jagged = array("i", [0]), array("d", [0] * 5)
tree.Branch("count", count, "count/I")
tree.Branch("jagged", jagged, "jagged[count]/D")
two = array("f", [0, 0])
tree.Branch("two", two, "a/F:c/F")
packed = array("d", [0])
tree.Branch("packed", packed, "packed/d[0,10,16]")
text = array("b", b"word\0")
tree.Branch("text", text, "text/C")
vector = ROOT.std.vector("float")()
tree.Branch("vector", vector)
ROOT.addPoint(tree)
point = ROOT.thePoint
totals = {}


def add(name, *values):
    n, total = totals.get(name, (0, 0.0))
    totals[name] = (n + len(values), total + sum(values))


for name in ("b", "d", "jagged", "vector"):
    tree.SetBasketSize(name, 512)
for entry in range(600):
    for name, (code, leaf) in types.items():
        value = entry % 100 - (50 if name in ("b", "s", "i", "l", "f", "d") else 0)
        buffers[name][0] = value * 0.25 if name in ("f", "d") else value * 2**33 if name in ("l", "ul") else value
        add(name, buffers[name][0])
    flag[0] = entry % 3 == 0
    add("o", flag[0])
    for i in range(3):
        fixed[i] = entry + i
    add("fixed", *fixed)
    count[0] = entry % 5
    add("count", count[0])
    for i in range(count[0]):
        jagged[i] = entry * 0.5 + i
    add("jagged", *jagged[: count[0]])
    two[0], two[1] = entry, -entry
    add("two.a", two[0])
    add("two.c", two[1])
    packed[0] = 1
    vector.clear()
    for i in range(entry % 4):
        vector.push_back(i + entry)
    add("vector", *vector)
    point.px, point.py = entry, entry / 4
    point.n[0], point.n[1] = entry, 7
    add("point/px", point.px)
    add("point/py", point.py)
    add("point/n[2]", entry, 7)
    tree.Fill()
tree.Write()
small = ROOT.TTree("small", "few entries")
value = array("d", [0])
small.Branch("x", value, "x/D")
for entry in range(4):
    value[0] = [1.5, float("nan"), float("inf"), -2][entry]
    small.Fill()
small.Write("small", ROOT.TObject.kOverwrite)
pairs = ROOT.TNtuple("pairs", "a TNtuple", "u:v")
for entry in range(3):
    pairs.Fill(entry, entry * entry)
pairs.Write()
# Its baskets were never written by themselves: they lie within the tree.
within = ROOT.TTree("within", "baskets within")
whole = array("i", [0])
within.Branch("i", whole, "i/I")
within.Branch("jagged", jagged, "jagged[i]/D")
for entry in range(3):
    whole[0] = entry
    within.Fill()
file.WriteObject(within, "within")
listed = [[k.GetName(), k.GetClassName(), k.GetCycle()] for k in file.GetListOfKeys()]
file.Close()

with open(path, "rb") as from_, open(os.path.join(folder, "objects.root-6.40.json"), "w") as to:
    content = base64.b64encode(from_.read()).decode()
    json.dump({"file": content, "keys": listed, "expected": expected, "branches": totals}, to)
    print(len(content), "characters")
