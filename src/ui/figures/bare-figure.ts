export { bareFigure } from "../../reports/bare-figure.ts";
