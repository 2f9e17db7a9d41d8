import { css } from "lit";

/** A thin bar without a frame, the same in every engine. */
export const progressStyle = css`
  progress {
    appearance: none;
    width: 120px;
    height: 2px;
    border: 0;
    background: var(--line-strong);
    color: var(--accent);
  }
  progress::-webkit-progress-bar {
    background: var(--line-strong);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`;
