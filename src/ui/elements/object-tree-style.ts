import { css } from "lit";

/** Of each row, as the rows in sight are counted by it; px. */
export const rowHeight = 24;

export const objectTreeStyle = css`
  :host {
    display: block;
    min-height: 0;
    container-type: inline-size;
  }
  .grid {
    height: 100%;
    overflow: auto;
    overflow-anchor: none;
    border: 1px solid var(--line);
    border-radius: 3px;
  }
  .grid:focus-visible {
    outline-offset: 0;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(64px, 118px) 40px 150px;
    column-gap: 8px;
    align-items: center;
    height: 24px;
    padding: 0 8px 0 4px;
    white-space: nowrap;
  }
  .head {
    position: sticky;
    z-index: 1;
    top: 0;
    background: var(--background);
    border-bottom: 1px solid var(--line-strong);
    font-weight: 500;
    color: var(--text-2);
  }
  .head .name {
    padding-left: 20px;
  }
  .body {
    position: relative;
  }
  .rows {
    position: absolute;
    inset: 0 0 auto;
  }
  .rows .row {
    cursor: pointer;
  }
  .rows .row:hover {
    background: var(--selected);
  }
  .row[aria-selected="true"] {
    background: var(--selected);
    box-shadow: inset 2px 0 var(--accent);
  }
  .grid:focus-visible .row.current {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .name {
    display: flex;
    align-items: center;
    min-width: 0;
  }
  .name b {
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 400;
  }
  .found .name b {
    font-weight: 600;
  }
  .step {
    flex: none;
    width: 14px;
  }
  .twist {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    width: 20px;
    height: 24px;
    color: var(--text-2);
  }
  .twist svg {
    width: 8px;
    height: 8px;
  }
  .open .twist svg {
    rotate: 90deg;
  }
  .class,
  .told {
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 12px;
    color: var(--text-2);
  }
  .told {
    grid-column: 3 / -1;
  }
  .number {
    font-size: 12px;
    text-align: right;
    color: var(--text-2);
  }
  .head span {
    font-size: 12px;
  }
  .row.note {
    grid-template-columns: minmax(0, 1fr);
    color: var(--text-2);
  }
  .row.note.failed b {
    color: var(--bad);
  }
  @container (max-width: 480px) {
    .row {
      grid-template-columns: minmax(0, 1fr) minmax(60px, 90px);
    }
    .number,
    .told {
      display: none;
    }
  }
`;
