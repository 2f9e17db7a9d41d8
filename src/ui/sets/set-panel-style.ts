import { css } from "lit";

export const setPanelStyle = css`
  :host {
    display: block;
    min-width: 0;
    scroll-margin-top: calc(var(--header) + 8px);
  }
  :host(:not([made])) {
    min-height: 190px;
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-height: 20px;
  }
  h2,
  h3 {
    display: inline;
    font-size: 13px;
    line-height: inherit;
  }
  .why {
    color: var(--text-2);
  }
  .actions {
    display: flex;
    gap: 10px;
    margin-left: auto;
    font-size: 12px;
    white-space: nowrap;
  }
  :host([large]) qc-curves,
  :host([large]) qc-trend {
    --box: min(70vh, 560px);
  }
  @media print {
    :host {
      break-inside: avoid;
    }
    .actions {
      display: none;
    }
  }
`;
