import { mountContactSheet, type ContactSheet } from "../../src/draw/testing/contact-sheet.ts";
import { themes } from "../../src/draw/theme.ts";

declare global {
  interface Window {
    contactSheet: ContactSheet | undefined;
  }
}

const theme = location.hash === "#dark" ? themes.dark : themes.light;
window.contactSheet = mountContactSheet(document.body, theme);
