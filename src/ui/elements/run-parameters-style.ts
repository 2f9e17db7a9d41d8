import { css } from "lit";

export const runParametersStyle = css`
  :host {
    display: block;
    min-width: 0;
    scroll-margin-top: calc(var(--header) + 12px);
    break-inside: avoid;
  }
  .over {
    outline: 1px dashed var(--accent);
    outline-offset: 5px;
    background: var(--selected);
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 14px;
    margin-bottom: 6px;
  }
  .actions {
    display: flex;
    gap: 10px;
    font-size: 12px;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0 24px;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    height: 24px;
    padding: 0 12px 0 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    font-weight: 400;
  }
  thead th,
  thead td {
    font-weight: 500;
    color: var(--text-2);
    border-bottom-color: var(--line-strong);
  }
  tbody th,
  .soft {
    color: var(--text-2);
  }
  .soft {
    font-size: 12px;
  }
  tbody th,
  .number {
    white-space: nowrap;
  }
  td:last-child {
    padding-right: 0;
  }
  .none,
  .doubt {
    color: var(--text-2);
    overflow-wrap: anywhere;
  }
  .none b {
    font-weight: 500;
    color: var(--text);
  }
  .doubt {
    margin-top: 4px;
    font-size: 12px;
    line-height: 16px;
  }
  .wrong {
    margin-top: 6px;
    color: var(--bad);
    overflow-wrap: anywhere;
  }
  .late {
    animation: appear 120ms 100ms both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (max-width: 899px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    th,
    td {
      padding-right: 8px;
    }
    tbody th {
      white-space: normal;
    }
    .from {
      overflow-wrap: anywhere;
    }
  }
  /* All digits go along with what is copied or saved; here they would leave no room for where a value is from. */
  @media screen and (max-width: 599px) {
    .unrounded {
      display: none;
    }
    td,
    tbody th {
      padding-top: 3px;
      padding-bottom: 3px;
      line-height: 18px;
    }
    .from {
      line-height: 16px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .late {
      animation: none;
    }
  }
  @media print {
    .actions {
      display: none;
    }
  }
`;
