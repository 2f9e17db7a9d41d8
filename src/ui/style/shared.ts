import { css } from "lit";

/** What every element of ours has in common: type, links, buttons, fields, focus. Colours are the tokens of page.css. */
export const shared = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-weight: 600;
  }
  h1 {
    font-size: 15px;
  }
  h2 {
    font-size: 16px;
    line-height: 24px;
  }
  h3 {
    font-size: 13px;
  }
  a {
    color: var(--accent);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  button,
  select,
  input,
  .button {
    font: inherit;
    font-variant-numeric: inherit;
    color: var(--text);
    background: var(--background);
    border: 1px solid var(--line-strong);
    border-radius: 3px;
  }
  button,
  select,
  .button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    height: 26px;
    padding: 0 8px;
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover,
  select:hover,
  .button:hover {
    border-color: var(--text-3);
    text-decoration: none;
  }
  button.plain {
    height: auto;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--accent);
  }
  button.plain:hover {
    text-decoration: underline;
  }
  button.main,
  .button.main {
    color: var(--on-accent);
    background: var(--accent);
    border-color: var(--accent);
    font-weight: 600;
  }
  input {
    height: 26px;
    padding: 0 8px;
    min-width: 0;
  }
  input::placeholder {
    color: var(--text-3);
    opacity: 1;
  }
  input[aria-invalid="true"] {
    border-color: var(--bad);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 5px;
  }
  /* Focused only so that reading begins there. */
  main:focus-visible {
    outline: none;
  }
  input:focus-visible,
  select:focus-visible,
  button:focus-visible,
  .button:focus-visible {
    outline-offset: 2px;
  }
  kbd {
    font: inherit;
    font-size: 11px;
    line-height: 14px;
    min-width: 15px;
    padding: 0 3px;
    text-align: center;
    color: var(--text-2);
    border: 1px solid var(--line-strong);
    border-radius: 2px;
  }
  i {
    font-style: italic;
  }
  sub,
  sup {
    font-size: 0.75em;
    line-height: 0;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .mark {
    flex: none;
    width: 10px;
    height: 10px;
    overflow: visible;
  }
  .mark.good,
  .word.good {
    color: var(--good);
  }
  .mark.medium,
  .word.medium {
    color: var(--medium);
  }
  .mark.bad,
  .mark.not-read,
  .word.bad,
  .word.not-read {
    color: var(--bad);
  }
  .mark.null,
  .word.null {
    color: var(--unjudged);
  }
  @media (hover: none) {
    kbd {
      display: none;
    }
  }
`;
