"""Writes values.root-6.40.json: what has no bins (parameters, texts, vectors) and efficiencies, with ROOT's numbers.

Run as objects.py is: V/bin/python values.py > values.root-6.40.json
"""

import base64
import json
import os
import sys
import tempfile

import ROOT

ROOT.gROOT.SetBatch(True)
ROOT.gErrorIgnoreLevel = ROOT.kError
path = os.path.join(tempfile.mkdtemp(), "values.root")
file = ROOT.TFile(path, "RECREATE")

# What is told in words
for name, kind, value in (
    ("double", "double", 3.14159),
    ("float", "float", 0.1),
    ("int", "int", -7),
    ("long", "Long64_t", 2**53 + 1),
    ("bool", "bool", True),
):
    ROOT.TParameter(kind)(name, value).Write()
file.WriteObject(ROOT.TObjString("h\u00e4llo <b>x</b>"), "string")
file.WriteObject(ROOT.TObjString("long " * 2000), "longString")
ROOT.TNamed("named", "the title of it").Write()
for name, kind, count in (("vector", "double", 4), ("vectorF", "float", 3), ("longVector", "double", 1000)):
    vector = ROOT.TVectorT[kind](count)
    for i in range(count):
        vector[i] = 0.5 * i
    vector.Write(name)
held = [ROOT.TNamed("inList", "a title"), ROOT.TParameter("double")("parameter", 2.5)]
several = ROOT.TList()
for each in held:
    several.Add(each)
several.Write("list", 1)

# Efficiencies
generator = ROOT.TRandom3(1)
efficiency = ROOT.TEfficiency("efficiency", "Tracking;p;efficiency", 12, 0, 12)
for i in range(400):
    x = generator.Uniform(1, 12)  # nothing in the first bin
    efficiency.Fill(x > 11 or generator.Rndm() < 1 - 0.8**x, x)
efficiency.Write()
weighted = ROOT.TEfficiency("weighted", "Weighted", 4, 0, 4)
weighted.SetUseWeightedEvents()
for i in range(300):
    weighted.FillWeighted(generator.Rndm() < 0.6, generator.Uniform(0.5, 2), generator.Uniform(0, 4))
weighted.Write()
wide = ROOT.TEfficiency("wide", "95 %", 3, 0, 3)
wide.SetConfidenceLevel(0.95)
for i in range(60):
    wide.Fill(generator.Rndm() < 0.3, generator.Uniform(0, 3))
wide.Write()
flat = ROOT.TEfficiency("map", "Map;x;y", 4, 0, 4, 3, 0, 3)
for i in range(300):
    x, y = generator.Uniform(0, 4), generator.Uniform(0, 2)
    flat.Fill(generator.Rndm() < x / 4, x, y)
flat.Write()


def points(of):
    graph = of.CreateGraph()
    return [
        [graph.GetPointX(i), graph.GetPointY(i), graph.GetErrorXlow(i), graph.GetErrorXhigh(i), graph.GetErrorYlow(i), graph.GetErrorYhigh(i)]
        for i in range(graph.GetN())
    ]


graphs = {each.GetName(): points(each) for each in (efficiency, weighted, wide)}
cells = [flat.GetEfficiency(i) if flat.GetTotalHistogram().GetBinContent(i) else 0 for i in range(6 * 5)]
intervals = [
    [level, passed, total, ROOT.TEfficiency.ClopperPearson(total, passed, level, False), ROOT.TEfficiency.ClopperPearson(total, passed, level, True)]
    for level in (0.682689492137, 0.95)
    for passed, total in ((0, 0), (0, 1), (1, 1), (0, 10), (10, 10), (3, 10), (6, 17), (1, 1000), (999, 1000), (500, 1000), (123456, 400000), (3, 10**9), (999990, 10**6), (250000, 10**6))
]
file.Close()
with open(path, "rb") as written:
    text = base64.b64encode(written.read()).decode()
numbers = {"file": text, "graphs": graphs, "map": cells, "intervals": intervals}
json.dump(numbers, sys.stdout)
sys.stdout.flush()
os._exit(0)  # taking ROOT's lists apart crashes
