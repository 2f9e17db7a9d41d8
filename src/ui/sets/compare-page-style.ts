import { css } from "lit";

export const comparePageStyle = css`
  .frame.two {
    grid-template-columns: var(--rail) minmax(0, 1fr);
  }
  .a {
    color: var(--series-a);
  }
  .b {
    color: var(--series-b);
  }
  .sub {
    margin-left: 12px;
    font-size: 12px;
    font-weight: 400;
    color: var(--text-2);
  }
  .quiet {
    color: var(--text-2);
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .panel {
    min-width: 0;
    scroll-margin-top: calc(var(--header) + 8px);
  }
  .matched {
    border-collapse: collapse;
  }
  .matched th {
    text-align: left;
    font-weight: 600;
  }
  .matched th,
  .matched td {
    padding: 1px 24px 1px 0;
    border-bottom: 1px solid var(--line);
  }
`;
