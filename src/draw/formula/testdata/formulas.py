"""Writes formulas.root-6.40.json and functions.root-6.40.json beside this file: formulas and what ROOT makes of them.

Run: python -m venv V && V/bin/pip install root==0.1a12 && V/bin/python formulas.py
"""

import json
import math
import os
import warnings

warnings.simplefilter("ignore")
import ROOT  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
POINTS = [(1.3, 0.8, 0.6, 0.4), (-0.7, 1.9, 2.5, 3.0), (4.25, -1.5, 0.125, 7.0)]

FORMULAS = """
gaus | gausn | expo | landau | landaun | crystalball | crystalballn | breitwigner | gaus(0) | gausn(1) | expo(1) | landau(2)
pol0 | pol1 | pol2 | pol3 | pol4 | pol5 | pol6 | pol7 | pol8 | pol9 | pol10 | pol2(1) | pol1(3) | pol0(2)
cheb0 | cheb1 | cheb2 | cheb3 | cheb4 | cheb5 | cheb9 | cheb3(1)
gaus+pol1 | gaus(0)+pol1(3) | gaus(0)+gaus(3) | gaus(0)+expo(3) | expo(0)*gaus(2) | pol1(0)*gaus(2) | landau(0)+pol2(3)
gaus(0)+gaus(3)+gaus(6) | gaus(0)+[3]*x | [0]+[1]*gaus(2) | [0]*landau(1) | [0]*exp(-[1]*x)+gaus(2) | crystalball(1) | breitwigner(2)
landaun(1) | gaus(0)+crystalball(3) | (gaus(0)+pol0(3))*[4] | (gaus(0))/(gausn(0)) | (gaus(0))^2 | gaus(2)+gaus(2) | -gaus(0) | 2*pol3(0) | sqrt(expo(0))
xygaus | xyexpo | xylandau | xygaus(1) | ygaus | yexpo | ylandau(0) | gaus(x) | gaus(y) | pol2(y,0) | gaus(x,[0],[1],[2]) | gausn(x,[0..2])
gaus(x,1,2,3) | expo(y) | landau(y)
x | y | z | t | x[0] | x[1] | x[0]*x[1]+x[2] | x*y*z*t | x+y | x-y | x*y | x/y | x+-1 | x - -1 | +x | -x | --x
x^2 | x**2 | x^3 | x^-1 | -x^2 | (-x)^2 | -x^3 | 2^x | 2^-x*3 | x^2^3 | 2**3**2 | x*x^2 | (x)^2 | (x+1)^2*3 | sin(x)^2 | x^0.5 | y^0.5 | x^(1/2) | x^(1./2)
2*x^2+3*x^1-5 | x^2*y^2 | x^2/y^2 | ((x)) | (((x+1)*(y+2))) | [0]^2 | [0]^[1] | x^[0]
1/2 | 1./2 | 1/2. | 3/2*x | -1/2 | -3/2 | (1+2)/2 | 1/2*x | x*1/2 | 7/2/2 | 7/2*2 | 2*7/4 | 5%3 | 17%5*x | 3^2/2 | 2^3/3 | pow(2,3)/3
1e0/2 | sqrt(2)/2 | [0]/2 | abs(-3)/2 | TMath::Abs(-3)/2 | TMath::Max(1,2)/4 | TMath::Min(3,5)/2 | max(1,2)/4 | int(x)/2 | int(x) | (x>0)/2 | true+1
x>0?1/2:2 | x>0?1/2:2. | TMath::Power(2,3)/3 | TMath::Nint(x)/2 | 10/4*4 | 10*4/4 | 1-2/3 | x-1/3 | 1e3*x | 1E3*x | 5.e-1*x | 1.5E+2*x | .5*x | 3.*x
1e-3 | 0.1e1*x | 123456789*x | 1e-300*1e300
x>1 | x<1 | x>=1.3 | x<=1 | x==1.3 | x!=1.3 | !x | !(x>1) | !!x | x>1&&x<2 | x<0||x>2 | x>1&&y>1||x<0 | x&&y | x||y | x!=y | 1<2<3 | 3>2>1
x>1?x:y | x>1&&x<2?1:0 | x>1 ? (y>1 ? 1 : 2) : 3 | x>1?y>1?1:2:3 | x>0?x<2?x:2*x:-x | (x>1)*(y>0) | (x>0)*x^2+(x<=0)*[0] | x<0 ? -1 : x>2 ? 2 : x
x+1>y*2 | x>1==y>1 | 1+2*3-4/2 | 2*3%4 | x>0.5*y&&x<2*y | 1+(x>0)
sin(x) | cos(x) | tan(x) | asin(y/4) | acos(y/4) | atan(x) | atan2(x,y) | sinh(x) | cosh(x) | tanh(x) | asinh(x) | acosh(x*x+1) | atanh(y/4)
exp(x) | exp2(x) | expm1(x) | log(x*x) | log10(x*x) | log2(x*x) | log1p(x*x) | sqrt(x*x+1) | cbrt(x) | sq(x) | pow(x,2) | pow(2,x) | hypot(x,y) | fmod(x,0.7)
fabs(x) | abs(x) | min(x,2.) | max(x,1.) | std::max(x,2.) | floor(x) | ceil(x) | trunc(x) | round(x) | erf(x) | erfc(x) | tgamma(x) | lgamma(x) | pi*x | e | e^x | sin(pi*x)
sin(x)/x | exp(-x^2/2)/sqrt(2*pi) | exp([0]+[1]*x) | exp(-[0]*x) | log(abs(x))/log(10) | sqrt(abs(x))
TMath::Sin(x) | TMath::Cos(x) | TMath::Tan(x) | TMath::ASin(y/4) | TMath::ACos(y/4) | TMath::ATan(x) | TMath::ATan2(x,y) | TMath::SinH(x) | TMath::CosH(x) | TMath::TanH(x)
TMath::ASinH(x) | TMath::ACosH(x*x+1) | TMath::ATanH(y/4) | TMath::Exp(x) | TMath::Log(x*x) | TMath::Log10(x*x) | TMath::Log2(x*x) | TMath::Sqrt(x*x) | TMath::Sq(x) | TMath::Power(x*x,1.5)
TMath::Hypot(3,x) | TMath::Abs(x) | TMath::Min(x,2.) | TMath::Max(x,2.) | TMath::Floor(x) | TMath::Ceil(x) | TMath::Nint(x) | TMath::Nint(2.5) | TMath::Nint(3.5) | TMath::Even(2) | TMath::Odd(2)
TMath::Sign(1.,x) | TMath::Erf(x) | TMath::Erfc(x) | TMath::Erfc(x*2) | TMath::Freq(x) | TMath::Gamma(x*x) | TMath::Gamma(2,x*x) | TMath::Gamma(0.5,x*x) | TMath::LnGamma(x*x) | TMath::Factorial(5) | TMath::Binomial(5,2)
TMath::Beta(x*x,2) | TMath::Prob(x*x,2) | TMath::Prob(x*x,5) | TMath::Gaus(x) | TMath::Gaus(x,1) | TMath::Gaus(x,1,2) | TMath::Gaus(x,1,2,kTRUE) | TMath::Gaus(x,[0],[1],1) | TMath::Gaus(x,1,2,true)
TMath::Landau(x) | TMath::Landau(x,1,2) | TMath::Landau(x,1,2,1) | TMath::Landau(x*10,0,1) | TMath::Landau(x*50,0,1) | TMath::Landau(x*100,0,1) | TMath::Landau(x*5-4,0,1) | TMath::BreitWigner(x,1,1) | TMath::BreitWigner(x)
TMath::CauchyDist(x) | TMath::CauchyDist(x,1,2) | TMath::LaplaceDist(x) | TMath::LaplaceDist(x,1,2) | TMath::GammaDist(x*x,2) | TMath::GammaDist(x*x,2,0,3) | TMath::LogNormal(x*x,1) | TMath::LogNormal(x*x,1,0,2) | TMath::Student(x,3) | TMath::Student(x,7.5)
TMath::Poisson(x*x,3) | TMath::Poisson(4,x*x) | TMath::PoissonI(x*x,3) | TMath::Pi() | TMath::TwoPi()*x | TMath::PiOver2() | TMath::PiOver4() | TMath::InvPi() | TMath::RadToDeg()*x | TMath::DegToRad()*x | TMath::Sqrt2() | TMath::E() | TMath::Ln10()
TMath::LogE() | TMath::EulerGamma() | TMath::C() | TMath::H() | TMath::Hbar() | TMath::K() | TMath::Na() | TMath::Qe()
ROOT::Math::erf(x) | ROOT::Math::erfc(x) | ROOT::Math::tgamma(x*x) | ROOT::Math::lgamma(x*x) | ROOT::Math::inc_gamma(2,x*x) | ROOT::Math::normal_pdf(x) | ROOT::Math::normal_pdf(x,2,1) | ROOT::Math::gaussian_pdf(x,2) | ROOT::Math::normal_cdf(x) | ROOT::Math::normal_cdf(x,2,1)
ROOT::Math::landau_pdf(x) | ROOT::Math::landau_pdf(x,1,2) | ROOT::Math::landau_pdf(x,2,1) | ROOT::Math::breitwigner_pdf(x,1,2) | ROOT::Math::cauchy_pdf(x,1) | ROOT::Math::cauchy_pdf(x,2,1) | ROOT::Math::exponential_pdf(x,2) | ROOT::Math::exponential_pdf(x,2,-1)
ROOT::Math::uniform_pdf(x,0,2) | ROOT::Math::poisson_pdf(3,x*x) | ROOT::Math::gamma_pdf(x*x,2,1) | ROOT::Math::chisquared_pdf(x*x,3) | ROOT::Math::lognormal_pdf(x*x,1,2) | ROOT::Math::tdistribution_pdf(x,3)
ROOT::Math::crystalball_function(x,1,2,1,0) | ROOT::Math::crystalball_function(x,-1,2,1) | ROOT::Math::crystalball_pdf(x,1,2,1,0) | ROOT::Math::Chebyshev2(x,1,2,3) | ROOT::Math::Chebyshev3(x,1,2,3,4)
[0] | [1]*x+[0] | [p1]*x | [p0]+[p1]*x | [A]*x+[B] | [B]*x+[A] | [Mean]+[Sigma]*x | [p10]+[p2]*x | [a]*x+[p0] | [0]*exp(-0.5*((x-[1])/[2])^2) | [0]*x*x+[1]*x+[2] | [0]+[1]*x+[2]*x^2+[3]*x^3
[0]*TMath::Power(([1]/[2]),(x/[2]))*(TMath::Exp(-([1]/[2])))/TMath::Gamma((x*x/[2])+1)
([0]*([1]-1)*([1]-2))/(([1]*[2])*([1]*[2]+[3]*([1]-2)))*pow(1+abs(x)/[1],-[1])
[0]*(1-exp(-abs(x)/[1]))/(1+[2]*exp(-abs(x)/[1])) | [0]*sin([1]*x+[2]) | [0]+[1]*cos(x)+[2]*sin(x) | [0]/(1+exp(-(x-[1])/[2])) | 0.5*[0]*(1+TMath::Erf((x-[1])/(sqrt(2)*[2])))
[0]/sqrt(x*x)+[1] | sqrt([0]^2+([1]/x)^2) | [0]*pow(abs(x),-[1]) | [0]*(x>[1])*(x-[1])
[0]/pow(x*x/sqrt(x*x+0.01948),[3])*([1]-pow(x*x/sqrt(x*x+0.01948),[3])-log([2]+1/pow(abs(x),[4])))
"""

NOT_OURS = [
    "CONV(gaus,expo)", "NSUM(gaus,expo)", "TMath::Voigt(x,1,1)", "TMath::BesselJ0(x)", "gRandom->Gaus()", "rndm",
    "x;y", "x=1", "system(1)", "x++", "x<<1", "x%2", "sin(x", "sin x)", "sin()", "sin(1,2)", "[0", "{x}", "\"x\"", "x.y",
    "alert(1)", "globalThis", "constructor", "__proto__", "toString(x)", "x[4]", "x[-1]", "", "()", "1 2", "x y", "1..2", "0x10",
    "gaus(0)/gausn(0)", "gaus(0)^2",  # ROOT puts the text of the second in without parentheses
]


def parameter(i):
    return 0.7 + 0.3 * i


def number(value):
    return value if math.isfinite(value) else str(value)


def formulas():
    cases, refused = [], []
    for text in dict.fromkeys(each.strip() for line in FORMULAS.splitlines() for each in line.split(" | ") if each.strip()):
        formula = ROOT.TFormula("f", text)
        if not formula.IsValid():
            refused.append(text)
            continue
        count = formula.GetNpar()
        for i in range(count):
            formula.SetParameter(i, parameter(i))
        cases.append({
            "formula": text,
            "parameters": [parameter(i) for i in range(count)],
            "values": [number(formula.Eval(*point)) for point in POINTS],
        })
    print(len(cases), "formulas; refused by ROOT:", refused)
    return {"rootVersion": str(ROOT.gROOT.GetVersion()), "points": POINTS, "cases": cases, "unknown": NOT_OURS}


def functions():
    """TF1 and TF2 as ROOT stores them, with ROOT's values."""
    made = []
    for title, parameters in [("gaus", [5, 1, 0.5]), ("gaus(0)+pol1(3)", [5, 1, 0.5, 2, -0.1]), ("[Height]*exp(-x/[Length])", [3, 2]),
                              ("x>1 ? [0]/2 : [1]", [4, 3]), ("expo", [1, -0.5]), ("pol3", [1, 2, 3, 4])]:
        function = ROOT.TF1("f", title, -3, 5)
        for i, value in enumerate(parameters):
            function.SetParameter(i, value)
        values = [[x, function.Eval(x)] for x in (-1.25, 0.5, 1.5, 3)]
        made.append({"object": json.loads(str(ROOT.TBufferJSON.ToJSON(function, 23))), "values": values})
    surface = ROOT.TF2("s", "xygaus", -3, 3, -3, 3)
    surface.SetParameters(2, 0.5, 1, -0.5, 2)
    made.append({"object": json.loads(str(ROOT.TBufferJSON.ToJSON(surface, 23))), "values": [[0.25, 0.75, surface.Eval(0.25, 0.75)]]})
    return {"rootVersion": str(ROOT.gROOT.GetVersion()), "functions": made}


def write(name, content, indent=None):
    with open(os.path.join(HERE, name), "w") as file:
        json.dump(content, file, indent=indent)
        file.write("\n")


ROOT.gErrorIgnoreLevel = 6000
write("formulas.root-6.40.json", formulas())
write("functions.root-6.40.json", functions())
