import { expect, it } from "vitest";
import { firstLoad } from "./first-load.ts";

it("follows links and static imports, not what is loaded later", () => {
  const files: Readonly<Record<string, string>> = {
    "index.html": `<link rel="icon" href="./icon.svg"><link rel="stylesheet" crossorigin href="./assets/a.css">
      <script type="module" crossorigin src="./assets/main.js"></script><link rel="modulepreload" href="./assets/b.js">`,
    "assets/a.css": "",
    "assets/main.js": `import{a}from"./b.js";import"./c.js";export*from"./d.js";const later=()=>import("./later.js")`,
    "assets/b.js": `import{m}from"./main.js";`,
    "assets/c.js": "",
    "assets/d.js": `import x from '../shared.js'`,
    "shared.js": "",
  };
  expect(firstLoad((path) => files[path]!).toSorted()).toEqual(Object.keys(files).toSorted());
});
