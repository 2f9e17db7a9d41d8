import { css, html, type TemplateResult } from "lit";

/** Shows what narrow pages keep behind a button. */
export const menuButton = (label: string, open: boolean, toggle: () => void): TemplateResult =>
  html`<button slot="menu" class="menu" aria-label=${label} aria-expanded=${open ? "true" : "false"} @click=${toggle}>
    <svg viewBox="0 0 14 12" aria-hidden="true">
      <path d="M0 1H14M0 6H14M0 11H14" stroke="currentColor" stroke-width="1.5" />
    </svg>
  </button>`;

/** With the tools that a narrow header has no room for: they are in the rail then. */
export const menuButtonStyle = css`
  .menu {
    display: none;
    justify-content: center;
    width: 28px;
    padding: 0;
  }
  .menu svg {
    width: 14px;
    height: 12px;
  }
  .rail .tools {
    display: none;
  }
  @media (max-width: 899px) {
    .menu {
      display: inline-flex;
    }
    .rail .tools {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding: 8px var(--margin) 24px;
    }
  }
  @media print {
    .menu {
      display: none !important;
    }
  }
`;
