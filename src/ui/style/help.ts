import { css } from "lit";

/** What opens below a word and explains. */
export const help = css`
  .help {
    margin-top: 6px;
    font-size: 12px;
    line-height: 18px;
  }
  .help summary {
    width: max-content;
    color: var(--accent);
    cursor: pointer;
  }
  .help dt {
    margin-top: 4px;
    color: var(--text-2);
  }
  .help dd {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
`;
