"""Writes objects.root-6.40.json beside this file: one object of each kind that ROOT's painters are asked for.

Run: python -m venv V && V/bin/pip install root==0.1a12 && V/bin/python objects.py
"""

import json
import os
import warnings

warnings.simplefilter("ignore")
import ROOT  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT.gROOT.SetBatch(True)
ROOT.gErrorIgnoreLevel = 6000
ROOT.gRandom.SetSeed(7)
keep = []


def kept(thing):
    keep.append(thing)
    return thing


def hist(name, title="Title;#it{p}_{T} (GeV/#it{c});d#it{E}/d#it{x}", mean=50.0):
    h = kept(ROOT.TH1F(name, title, 50, 30, 70))
    for _ in range(2000):
        h.Fill(ROOT.gRandom.Gaus(mean, 4))
    h.SetDirectory(0)
    return h


def fitted():
    h = hist("fitted")
    h.Fit("gaus", "Q")
    return h


def graph():
    g = kept(ROOT.TGraphErrors(10))
    for i in range(10):
        g.SetPoint(i, i, i * i + ROOT.gRandom.Gaus(0, 2))
        g.SetPointError(i, 0.2, 2)
    g.SetNameTitle("graph", "Graph;x;y")
    g.SetMarkerStyle(20)
    g.Fit("pol2", "Q")
    return g


def profile():
    p = kept(ROOT.TProfile("profile", "Profile;x;mean", 20, 0, 10))
    for _ in range(2000):
        x = ROOT.gRandom.Uniform(0, 10)
        p.Fill(x, x + ROOT.gRandom.Gaus(0, 1))
    return p


def surface():
    h = kept(ROOT.TH2F("map", "Map;x;y", 40, -4, 4, 40, -4, 4))
    for _ in range(5000):
        h.Fill(ROOT.gRandom.Gaus(0, 1), ROOT.gRandom.Gaus(0, 1))
    h.SetOption("colz")
    return h


def stack():
    s = kept(ROOT.THStack("stack", "Stack;x;entries"))
    for i, colour in enumerate((2, 4)):
        h = hist(f"part{i}", mean=45 + 5 * i)
        h.SetFillColor(colour)
        s.Add(h)
    return s


def graphs():
    m = kept(ROOT.TMultiGraph("graphs", "Graphs;x;y"))
    m.Add(graph(), "P")
    line = kept(ROOT.TGraph(3))
    for i, (x, y) in enumerate(((0, 5), (4, 50), (9, 30))):
        line.SetPoint(i, x, y)
    m.Add(line, "L")
    return m


def canvas():
    c = kept(ROOT.TCanvas("canvas", "Canvas", 700, 500))
    c.Divide(2, 2)
    c.cd(1)
    fitted().Draw()
    legend = kept(ROOT.TLegend(0.15, 0.7, 0.4, 0.88))
    legend.AddEntry(keep[0], "a histogram", "l")
    legend.Draw()
    c.cd(2)
    surface().Draw("colz")
    c.cd(3)
    graph().Draw("AP")
    for made in (ROOT.TLine(1, 10, 5, 60), ROOT.TArrow(2, 5, 6, 40), ROOT.TBox(6, 5, 8, 20), ROOT.TMarker(3, 50, 29), ROOT.TLatex(1, 70, "#frac{#it{a}}{b} #sqrt{x}")):
        kept(made).Draw()
    c.cd(4)
    pave = kept(ROOT.TPaveText(0.1, 0.1, 0.9, 0.9, "NDC"))
    pave.AddText("one line")
    pave.AddText("#alpha#beta#gamma")
    pave.Draw()
    c.Update()
    return c


def function():
    f = kept(ROOT.TF1("function", "gaus(0)+pol1(3)", -5, 5))
    f.SetParameters(5, 0, 1, 1, 0.1)
    return f


def formula2():
    f = kept(ROOT.TF2("surface", "sin(x)*cos(y)", -3, 3, -3, 3))
    f.SetNpx(30)
    f.SetNpy(30)
    return f


made = {make.__name__: json.loads(str(ROOT.TBufferJSON.ToJSON(make(), 3))) for make in (fitted, graph, profile, surface, stack, graphs, canvas, function, formula2)}
with open(os.path.join(HERE, "objects.root-6.40.json"), "w") as file:
    json.dump({"rootVersion": str(ROOT.gROOT.GetVersion()), "objects": made}, file, separators=(",", ":"))
    file.write("\n")
