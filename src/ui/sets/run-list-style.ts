import { css } from "lit";

export const runListStyle = css`
  :host {
    display: block;
    padding: 14px 0 24px;
  }
  .head,
  .find,
  .chosen,
  .bar {
    padding: 0 12px;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    margin-bottom: 8px;
  }
  .head h2 {
    flex: none;
  }
  .head select {
    min-width: 0;
  }
  .find input {
    width: 100%;
  }
  /* Blocks and grids: rows are laid out by themselves, and those out of sight not at all. */
  table,
  tbody {
    display: block;
  }
  table {
    margin-top: 8px;
  }
  tr {
    content-visibility: auto;
    overflow-clip-margin: 4px;
    display: grid;
    grid-template-columns: 30px minmax(0, 1fr) max-content;
    align-items: center;
    height: 23px;
  }
  td {
    padding: 0;
  }
  td:first-child {
    padding-left: 12px;
  }
  tr.raised {
    background: var(--selected);
  }
  tr.hidden .label {
    color: var(--text-3);
    text-decoration: line-through;
  }
  .swatch {
    display: block;
    width: 10px;
    height: 10px;
  }
  /* Nothing moves when runs get their colours. */
  .swatch.none {
    visibility: hidden;
  }
  .swatch rect {
    stroke: var(--line-strong);
  }
  button.label {
    display: flex;
    align-items: center;
    gap: 6px;
    width: 100%;
    height: 22px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--text);
  }
  .off {
    font-weight: 600;
  }
  .far {
    padding-right: 12px;
    text-align: right;
    font-size: 12px;
    color: var(--text-2);
  }
  .chosen {
    margin-top: 10px;
    line-height: 20px;
  }
  .bar {
    margin-top: 12px;
    color: var(--text-2);
  }
  .reasons li + li {
    margin-top: 4px;
  }
  .chosen .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
  }
  .reasons {
    margin: 4px 0;
    font-size: 12px;
    color: var(--text-2);
  }
`;
