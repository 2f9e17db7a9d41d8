import { css } from "lit";

/** The facts of a failure behind a disclosure (see `errorDetails`). */
export const details = css`
  .details {
    display: inline-block;
    max-width: 100%;
  }
  .details summary {
    width: max-content;
    color: var(--accent);
    cursor: pointer;
    list-style: none;
  }
  .details summary::-webkit-details-marker {
    display: none;
  }
  .details pre {
    margin: 4px 0;
    padding: 6px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    border: 1px solid var(--line);
  }
  .details pre {
    max-height: 240px;
    overflow: auto;
    font:
      12px/16px ui-monospace,
      monospace;
  }
`;
