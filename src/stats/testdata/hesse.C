// Writes hesse.root-6.40.json: Gaussian fits of peaks of 100 bins in 50/3…150 over 40…60, with Minuit strategies 1 (its
// default: the matrix of errors grows along the way to the minimum) and 2 (second derivatives taken at the minimum, HESSE).
// Run: root -l -b -q hesse.C
#include <TF1.h>
#include <TFitResult.h>
#include <TH1D.h>
#include <TROOT.h>
#include <Math/MinimizerOptions.h>
#include <cstdio>
#include <vector>

void hesse() {
  // Contents of bins 18…33.
  const std::vector<std::pair<const char*, std::vector<double>>> peaks = {
    {"steep", {32, 79, 249, 564, 1163, 2034, 2841, 3401, 3552, 2975, 2113, 1271, 718, 404, 163, 103}},
    {"falling", {279, 348, 370, 404, 389, 386, 385, 328, 318, 243, 217, 195, 176, 150, 119, 87}},
  };
  FILE* out = fopen("hesse.root-6.40.json", "w");
  fprintf(out, "{\n\"rootVersion\":\"%s\",\n\"cases\":[", gROOT->GetVersion());
  for (size_t k = 0; k < peaks.size(); ++k) {
    TH1D h("h", "", 100, 50. / 3, 150);
    fprintf(out, "%s\n{\"name\":\"%s\",\"contents\":[", k ? "," : "", peaks[k].first);
    for (int i = 0; i < 16; ++i) {
      h.SetBinContent(18 + i, peaks[k].second[i]);
      fprintf(out, "%s%.17g", i ? "," : "", peaks[k].second[i]);
    }
    fprintf(out, "]");
    for (int strategy = 1; strategy <= 2; ++strategy) {
      ROOT::Math::MinimizerOptions::SetDefaultStrategy(strategy);
      ROOT::Math::MinimizerOptions::SetDefaultTolerance(strategy == 2 ? 1e-6 : 0.01);
      TF1 f("f", "gaus", 40, 60);
      auto r = h.Fit(&f, "SQNR");
      fprintf(out, ",\n\"strategy%d\":{\"parameters\":[%.17g,%.17g,%.17g],\"errors\":[%.17g,%.17g,%.17g],\"chi2\":%.17g,\"ndf\":%d}", strategy,
              r->Parameter(0), r->Parameter(1), r->Parameter(2), r->ParError(0), r->ParError(1), r->ParError(2), r->Chi2(), int(r->Ndf()));
    }
    fprintf(out, "}");
  }
  fprintf(out, "]}\n");
  fclose(out);
}
