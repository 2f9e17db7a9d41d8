import { serveExtract } from "./serve-extract.ts";

serveExtract();
