import { createContext } from "@lit/context";
import type { App } from "../../state/app.ts";

/** The program, for every element below `qc-app`. */
export const appContext = createContext<App>("qc-app");
