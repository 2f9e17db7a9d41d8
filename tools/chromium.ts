/** Parts of Chromium that Playwright turns off. Only the last list on a command line counts, so that ours repeats them. */
const offInPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** Pages of the address bar's own: they are loaded for every new window, which costs each test 0.6 s of processor. */
const addressBar = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** A process in store for the next page: of a test's one page it costs a tenth. */
const inStore = ["SpareRendererForSitePerProcess"];

/** How tests and tools start Chromium through Playwright. */
export const chromiumOptions = {
  chromiumSandbox: false,
  args: [`--disable-features=${[...offInPlaywright, ...addressBar, ...inStore].join(",")}`],
};
