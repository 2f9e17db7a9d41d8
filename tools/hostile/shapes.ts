/** What a class of a ROOT file consists of: its streamer info, in short. Values of members not given are 0, "" or none. */
export interface Shape {
  readonly version: number;
  readonly bases: readonly string[];
  readonly members: readonly Member[];
}

/** Type as in C++: "int", "TString", "string", "TAxis", "TList*", "double[fN]" (as many as the member fN says). */
export interface Member {
  readonly name: string;
  readonly type: string;
}

export type Shapes = ReadonlyMap<string, Shape>;

/** "TH2 5 (TH1) fScalefactor double, fTsumwy double": name, version, bases, members. */
export function readShapes(text: string): Map<string, Shape> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return new Map(
    lines.map((line) => {
      const [, name, version, bases, members] = /^\s*(\S+) (\d+) \((.*?)\)(.*)$/.exec(line)!;
      return [
        name!,
        {
          version: Number(version),
          bases: bases!.split(" ").filter((base) => base !== ""),
          members: members!
            .split(",")
            .filter((member) => member.trim() !== "")
            .map((member) => {
              const [, memberName, type] = /^\s*(\S+) (.+)$/.exec(member)!;
              return { name: memberName!, type: type! };
            }),
        },
      ];
    }),
  );
}

const doubles = (names: string): string =>
  names
    .split(" ")
    .map((name) => `${name} double`)
    .join(", ");

/**
 * Classes as ROOT 6.40 writes them; user metadata and validity of a monitor object are left out, and of a tree all that is
 * not needed to read it.
 */
export const qcShapes: Shapes = readShapes(`
TAttLine 2 () fLineColor short, fLineStyle short, fLineWidth short
TAttFill 2 () fFillColor short, fFillStyle short
TAttMarker 3 () fMarkerColor short, fMarkerStyle short, fMarkerSize float
TAttText 2 () fTextAngle float, fTextSize float, fTextAlign short, fTextColor short, fTextFont short
TAttAxis 4 () fNdivisions int, fAxisColor short, fLabelColor short, fLabelFont short, fLabelOffset float, fLabelSize float, fTickLength float, fTitleOffset float, fTitleSize float, fTitleColor short, fTitleFont short
TAxis 10 (TNamed TAttAxis) fNbins int, fXmin double, fXmax double, fXbins TArrayD, fFirst int, fLast int, fBits2 unsigned short, fTimeDisplay bool, fTimeFormat TString, fLabels THashList*, fModLabs TList*
TH1 8 (TNamed TAttLine TAttFill TAttMarker) fNcells int, fXaxis TAxis, fYaxis TAxis, fZaxis TAxis, fBarOffset short, fBarWidth short, fEntries double, fTsumw double, fTsumw2 double, fTsumwx double, fTsumwx2 double, fMaximum double, fMinimum double, fNormFactor double, fContour TArrayD, fSumw2 TArrayD, fOption TString, fFunctions TList*, fBufferSize counter, fBuffer double[fBufferSize], fBinStatErrOpt int, fStatOverflows int
TH1F 3 (TH1 TArrayF)
TH1D 3 (TH1 TArrayD)
TH2 5 (TH1) fScalefactor double, fTsumwy double, fTsumwy2 double, fTsumwxy double
TH2F 4 (TH2 TArrayF)
TAtt3D 1 ()
TH3 6 (TH1 TAtt3D) fTsumwy double, fTsumwy2 double, fTsumwxy double, fTsumwz double, fTsumwz2 double, fTsumwxz double, fTsumwyz double
TH3F 4 (TH3 TArrayF)
TGraph 4 (TNamed TAttLine TAttFill TAttMarker) fNpoints counter, fX double[fNpoints], fY double[fNpoints], fFunctions TList*, fHistogram TH1F*, fMinimum double, fMaximum double
TLeaf 2 (TNamed) fLen int, fLenType int, fOffset int, fIsRange bool, fIsUnsigned bool, fLeafCount TLeaf*
TLeafD 1 (TLeaf) fMinimum double, fMaximum double
TBranch 13 (TNamed TAttFill) fCompress int, fBasketSize int, fEntryOffsetLen int, fWriteBasket int, fEntryNumber long, fOffset int, fMaxBaskets counter, fSplitLevel int, fEntries long, fFirstEntry long, fTotBytes long, fZipBytes long, fBranches TObjArray, fLeaves TObjArray, fBaskets TObjArray, fBasketBytes int[fMaxBaskets], fBasketEntry long[fMaxBaskets], fBasketSeek long[fMaxBaskets], fFileName TString
TTree 20 (TNamed TAttLine TAttFill TAttMarker) fEntries long, fTotBytes long, fZipBytes long, fBranches TObjArray, fLeaves TObjArray
TProfile 7 (TH1D) fBinEntries TArrayD, fErrorMode int, fYmin double, fYmax double, fTsumwy double, fTsumwy2 double, fBinSumw2 TArrayD
TAttPad 4 () fLeftMargin float, fRightMargin float, fBottomMargin float, fTopMargin float, fXfile float, fYfile float, fAfile float, fXstat float, fYstat float, fAstat float, fFrameFillColor short, fFrameLineColor short, fFrameFillStyle short, fFrameLineStyle short, fFrameLineWidth short, fFrameBorderSize short, fFrameBorderMode int
TVirtualPad 3 (TObject TAttLine TAttFill TAttPad TQObject)
TAttBBox2D 0 ()
TPad 13 (TVirtualPad TAttBBox2D) ${doubles("fX1 fY1 fX2 fY2 fXtoAbsPixelk fXtoPixelk fXtoPixel fYtoAbsPixelk fYtoPixelk fYtoPixel fUtoAbsPixelk fUtoPixelk fUtoPixel fVtoAbsPixelk fVtoPixelk fVtoPixel fAbsPixeltoXk fPixeltoXk fPixeltoX fAbsPixeltoYk fPixeltoYk fPixeltoY fXlowNDC fYlowNDC fXUpNDC fYUpNDC fWNDC fHNDC fAbsXlowNDC fAbsYlowNDC fAbsWNDC fAbsHNDC fUxmin fUymin fUxmax fUymax fTheta fPhi fAspectRatio")}, fNumber int, fTickx int, fTicky int, fLogx int, fLogy int, fLogz int, fPadPaint int, fCrosshair int, fCrosshairPos int, fBorderSize short, fBorderMode short, fModified bool, fGridx bool, fGridy bool, fAbsCoord bool, fEditable bool, fFixedAspectRatio bool, fPrimitives TList*, fExecs TList*, fName TString, fTitle TString, fNumPaletteColor int, fNextPaletteColor int
TAttCanvas 1 () fXBetween float, fYBetween float, fTitleFromTop float, fXdate float, fYdate float, fAdate float
TText 3 (TNamed TAttText TAttBBox2D) fX double, fY double
TLatex 2 (TText TAttLine) fLimitFactorSize int, fOriginSize double
TFormula 14 (TNamed) fClingParameters vector<double>, fAllParametersSetted bool, fNdim int, fNpar int, fNumber int, fFormula TString
TF1 12 (TNamed TAttLine TAttFill TAttMarker) fXmin double, fXmax double, fNpar int, fNdim int, fNpx int, fType int, fNpfits int, fNDF int, fChisquare double, fMinimum double, fMaximum double, fParErrors vector<double>, fParMin vector<double>, fParMax vector<double>, fSave vector<double>, fNormalized bool, fNormIntegral double, fFormula TFormula*
o2::mergers::MergeInterface 1 ()
o2::quality_control::core::MonitorObjectCollection 3 (TObjArray o2::mergers::MergeInterface) mDetector string, mTaskName string
o2::quality_control::core::MonitorObject 12 (TObject) mObject TObject*, mTaskName string, mTaskClass string, mDetectorName string, mDescription string, mActivity o2::quality_control::core::Activity, mIsOwner bool, mCreateMovingWindow bool
o2::quality_control::core::Activity 5 () mId int, mType string, mPeriodName string, mPassName string, mProvenance string, mBeamType string, mPartitionName string, mFillNumber int
TWebSnapshot 1 (TObject) fObjectID TString, fOption TString, fKind int, fSnapshot TObject*, fOwner bool
TPadWebSnapshot 1 (TWebSnapshot) fActive bool, fReadOnly bool, fPrimitives TList*
TCanvasWebSnapshot 2 (TPadWebSnapshot) fVersion int, fScripts TString, fHighlightConnect bool
`);
