import { ContextProvider } from "@lit/context";
import { findPanel, runReport } from "../../src/reports/run.ts";
import { isRunRoute, plainView } from "../../src/route/route.ts";
import { appContext } from "../../src/ui/base/context.ts";
import "../../src/ui/elements/qc-check-editor.ts";
import type { QcCheckEditor } from "../../src/ui/elements/qc-check-editor.ts";
import "../../src/ui/elements/qc-expression.ts";
import type { QcExpression } from "../../src/ui/elements/qc-expression.ts";
import { FakeApp, fakePlace } from "../../src/ui/testing/fake-app.ts";

// What the rail of a figure holds about its checks, as wide as there, of a run made up.
const main = document.querySelector("main")!;
main.style.width = "256px";
const asked = new URLSearchParams(location.search);
const app = new FakeApp({
  waiting: asked.has("waiting"),
  ...(asked.has("failing") ? { failing: { kind: "object-missing", path: "h", source: "559104.root" } } : {}),
});
void new ContextProvider(main, { context: appContext, initialValue: app });
app.go({ page: "panel", panel: "mip-qtot", figure: 0, view: plainView, ...fakePlace });

const editor = document.createElement("qc-check-editor") as QcCheckEditor;
const expression = document.createElement("qc-expression") as QcExpression;
const figure = findPanel(runReport, "mip-qtot")!.figures[0]!;
function show(): void {
  const { route } = app.view.value;
  if (!isRunRoute(route)) return;
  Object.assign(editor, { figure, route, session: app.session.value });
  Object.assign(expression, { figure, panel: "mip-qtot", session: app.session.value });
}
show();
app.view.subscribe(show);
main.append(editor, expression);
