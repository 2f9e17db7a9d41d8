"""Writes what uproot reads of ROOT files as JSON, for `npm run verify:others`.

    python read_with_uproot.py OUT FILE...

OUT/<number>.json for each file: "keys" [path, cycle, class], "objects" by "path;cycle". Numbers that are not finite are null.
Cells are in ROOT's global order, flow included: the first axis runs fastest.
"""

import json
import math
import os
import sys

import awkward as ak
import numpy as np
import uproot

HISTOGRAMS = tuple(f"TH{d}{t}" for d in "123" for t in "CSILFD") + ("TProfile", "TProfile2D")
GRAPHS = ("TGraph", "TGraphErrors", "TGraphAsymmErrors")
TREES = ("TTree", "TNtuple", "TNtupleD")


def number(value):
    return float(value) if math.isfinite(value) else None


def numbers(values):
    return [number(v) for v in np.asarray(values, dtype=np.float64).ravel(order="F")]


def histogram(h):
    axes = [h.axis(i) for i in range(len(h.axes))]
    out = {
        "kind": "histogram",
        "class": h.classname,
        "title": h.title,
        "entries": number(h.member("fEntries")),
        "edges": [numbers(a.edges()) for a in axes],
    }
    values = h.values(flow=True)
    if h.classname.startswith("TProfile"):
        out["values"] = numbers(values)
        # Of two dimensions uproot knows the errors of the mean only.
        if h.classname == "TProfile" or h.member("fErrorMode") == 0:
            out["errors"] = numbers(h.errors(flow=True))
    else:
        # Without stored ones ROOT takes the size of the contents, uproot 0 where they are negative.
        variances = h.variances(flow=True) if len(h.member("fSumw2")) > 0 else np.abs(values.astype(np.float64))
        out["values"], out["variances"] = project(values), project(variances)
    return out


def project(values):
    """Of three dimensions only the projections: x, y, z, y against x, z against x, z against y."""
    if values.ndim < 3:
        return numbers(values)
    values = values.astype(np.float64)
    return [numbers(values.sum(axis=a)) for a in ((1, 2), (0, 2), (0, 1), 2, 1, 0)]


def graph(g):
    names = {
        "TGraph": ("fX", "fY"),
        "TGraphErrors": ("fX", "fY", "fEX", "fEX", "fEY", "fEY"),
        "TGraphAsymmErrors": ("fX", "fY", "fEXlow", "fEXhigh", "fEYlow", "fEYhigh"),
    }[g.classname]
    return {"kind": "graph", "class": g.classname, "title": g.title, "numbers": [numbers(g.member(n)) for n in names]}


def is_flat(interpretation):
    """Numbers, as many an entry as there are or a fixed number; records of several leaves apart."""
    if isinstance(interpretation, uproot.interpretation.jagged.AsJagged):
        return interpretation.header_bytes in (0, 10) and is_flat(interpretation.content)
    return type(interpretation) is uproot.interpretation.numerical.AsDtype


def exact(values):
    try:
        return math.fsum(values)
    except OverflowError:
        return math.inf


def sums(array):
    flat = np.asarray(ak.to_numpy(ak.flatten(array, axis=None)), dtype=np.float64)
    finite = flat[np.isfinite(flat)]
    return {"n": int(flat.size), "finite": int(finite.size), "sum": number(exact(finite)), "size": number(np.abs(finite).sum())}


def branches(key, branch):
    leaves = branch.member("fLeaves")
    if branch.classname == "TBranch" and len(leaves) > 1:
        names = [f"{key}.{leaf.member('fName')}" for leaf in leaves]
    else:
        names = [key]
    out = [{"name": name, "entries": int(branch.num_entries)} for name in names]
    try:
        interpretation = branch.interpretation
        if len(branch.branches) or not is_flat(interpretation):
            return out
        array = branch.array()
        if len(names) > 1:
            for one, leaf in zip(out, leaves):
                one.update(sums(array[leaf.member("fName")]))
        else:
            out[0].update(sums(array))
    except Exception as error:
        out[0]["error"] = f"{type(error).__name__}: {str(error).splitlines()[0][:120] if str(error) else ''}"
    return out


def tree(t):
    return {
        "kind": "tree",
        "class": t.classname,
        "entries": int(t.num_entries),
        "branches": [one for key, b in t.iteritems(recursive=True, full_paths=True) for one in branches(key, b)],
    }


def read(path):
    out = {"file": path, "keys": [], "objects": {}}
    with uproot.open(path, object_cache=None, array_cache=None) as top:
        for name, classname in top.iterclassnames(recursive=True, cycle=True):
            key, cycle = name.rsplit(";", 1)
            out["keys"].append([key, int(cycle), classname])
            reader = histogram if classname in HISTOGRAMS else graph if classname in GRAPHS else tree if classname in TREES else None
            if reader is None:
                continue
            try:
                out["objects"][name] = reader(top[name])
            except Exception as error:
                out["objects"][name] = {"kind": "failed", "class": classname, "error": f"{type(error).__name__}: {str(error)[:160]}"}
    return out


def main(folder, files):
    for number, path in enumerate(files):
        try:
            out = read(path)
        except Exception as error:
            out = {"file": path, "error": f"{type(error).__name__}: {str(error).strip()[:160]}"}
        with open(os.path.join(folder, f"{number}.json"), "w") as to:
            json.dump(out, to, allow_nan=False)
        print(f"{number + 1} of {len(files)}: {os.path.basename(path)}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
