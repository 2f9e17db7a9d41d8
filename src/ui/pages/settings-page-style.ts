import { css } from "lit";

export const settingsPageStyle = css`
  :host {
    display: block;
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    height: var(--header);
    padding: 0 var(--margin);
    border-bottom: 1px solid var(--line);
  }
  main {
    max-width: calc(1008px + 2 * var(--margin));
    margin: 24px auto;
    padding: 0 var(--margin);
  }
  main > section + section {
    margin-top: 28px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
    padding-bottom: 2px;
    border-bottom: 1px solid var(--line-strong);
  }
  .head button {
    margin-left: auto;
  }
  h2:focus-visible {
    outline: none;
  }
  .soft {
    font-size: 12px;
    line-height: 18px;
    color: var(--text-2);
  }
  .check,
  .row {
    padding: 8px 0;
    border-bottom: 1px solid var(--line);
  }
  .check h3 {
    display: inline;
    margin-right: 10px;
  }
  .row {
    display: flex;
    align-items: baseline;
    gap: 4px 14px;
  }
  .row > :first-child {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .wrong {
    color: var(--bad);
  }
  .code {
    font-family: ui-monospace, monospace;
    font-size: 12px;
  }
  .add {
    max-width: 560px;
    margin-top: 12px;
  }
  .add label {
    display: block;
    margin-bottom: 3px;
    font-size: 12px;
    line-height: 18px;
    color: var(--text-2);
  }
  .add select {
    display: block;
    width: 100%;
    min-width: 0;
  }
  .yes {
    color: var(--bad) !important;
  }
  @media (max-width: 599px) {
    main {
      margin-top: 14px;
    }
    kbd {
      display: none;
    }
  }
  @media print {
    button,
    .add {
      display: none;
    }
  }
`;
