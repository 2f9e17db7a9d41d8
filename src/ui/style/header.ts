import { css } from "lit";

/** The head of a page about runs: what they are, always in sight, then verdicts and tools. */
export const headerStyle = css`
  :host {
    position: sticky;
    z-index: 3;
    top: 0;
    display: block;
    background: var(--background);
    border-bottom: 1px solid var(--line);
  }
  header {
    display: flex;
    align-items: center;
    gap: 24px;
    height: calc(var(--header) - 1px);
    padding: 0 var(--margin);
  }
  .identity {
    min-width: 0;
    white-space: nowrap;
  }
  .name {
    font-size: 15px;
    line-height: 20px;
    color: var(--text-2);
  }
  .facts {
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 11.5px;
    line-height: 16px;
    color: var(--text-2);
  }
  .counts {
    display: flex;
    gap: 14px;
    font-weight: 600;
  }
  .counts li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .tools {
    display: flex;
    gap: 7px;
  }
`;
