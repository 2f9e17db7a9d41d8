import { css } from "lit";

/** Figures of several runs: a box of a height of its own, facts below. */
export const setFigureStyle = css`
  :host {
    --box: 156px;
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  .box {
    position: relative;
    overflow: hidden;
    height: var(--box);
  }
  .box.opens {
    cursor: pointer;
  }
  canvas {
    display: block;
    width: 100%;
    height: 100%;
  }
`;
