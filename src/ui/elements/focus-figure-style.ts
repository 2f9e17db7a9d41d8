import { css } from "lit";

export const focusFigureStyle = css`
  /* Above the box: header, padding, caption; below it: two lines of facts, the summary of the table, padding. */
  :host {
    --box: max(360px, calc(100vh - var(--around, 164px)));
  }
  .box {
    touch-action: pan-y;
    user-select: none;
  }
  .box[tabindex] {
    cursor: crosshair;
  }
  .box:focus-visible {
    outline-offset: -2px;
  }
  .over {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .facts + .facts:empty {
    display: none;
  }
  .facts .of {
    color: var(--text);
    font-weight: 500;
  }
  @media (max-width: 899px) {
    :host {
      --box: clamp(300px, 70vw, 70vh);
    }
    :host([tall]) {
      --box: clamp(480px, 120vw, 82vh);
    }
  }
  @media print {
    .over {
      display: none;
    }
  }
`;
