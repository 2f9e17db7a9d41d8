import { css } from "lit";

export const figureStyle = css`
  /* A heading and the line of facts around the box. */
  :host {
    --box: 204px;
    display: block;
    min-width: 0;
    min-height: calc(var(--box) + 16px);
    container-type: inline-size;
  }
  :host([headed]) {
    min-height: calc(var(--box) + 36px);
  }
  :host([headed][inlinefacts]) {
    min-height: calc(var(--box) + 20px);
  }
  :host([size="phi"]) {
    --box: 212px;
  }
  :host([size="map"]) {
    --box: 264px;
  }
  :host([size="large"]) {
    --box: 314px;
  }
  :host([size="small"]) {
    --box: 142px;
  }
  .box {
    position: relative;
    overflow: hidden;
    height: var(--box);
  }
  canvas {
    display: block;
    width: 100%;
    height: 100%;
  }
  .heading {
    display: flex;
    align-items: center;
    gap: 7px;
    height: 20px;
    overflow: hidden;
    white-space: nowrap;
  }
  .heading > b {
    font-size: 12px;
    font-weight: 600;
  }
  /* A fact that has no room is left out whole: half a number is another number. */
  .heading .facts {
    min-height: 0;
    height: 16px;
    overflow: hidden;
    column-gap: 8px;
  }
  .heading .facts > span {
    white-space: nowrap;
  }
  .heading .facts > .late {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 420px) {
    :host([size="large"]) .heading .facts,
    .heading .facts {
      height: 32px;
    }
    .heading {
      height: 36px;
      align-items: flex-start;
    }
  }
  .place {
    display: flex;
    flex: none;
    align-items: center;
    width: 10px;
    height: 20px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    column-gap: 14px;
    min-height: 16px;
    font-size: 11.5px;
    line-height: 16px;
    color: var(--text-2);
  }
  :host([wordy]) p.facts {
    min-height: 32px;
  }
  @container (max-width: 560px) {
    :host([wordy]) p.facts {
      min-height: 48px;
    }
  }
  @container (max-width: 420px) {
    p.facts {
      min-height: 32px;
    }
    :host([wordy]) p.facts {
      min-height: 64px;
    }
  }
  .facts b {
    font-weight: 500;
    color: var(--text);
  }
  .bare {
    position: absolute;
    inset: 22px 10px 34px 46px;
    display: flex;
    align-items: center;
    justify-content: center;
    border-left: 1px solid var(--line-strong);
    border-bottom: 1px solid var(--line-strong);
  }
  .bare p {
    max-width: 300px;
    font-size: 12.5px;
    line-height: 18px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .bare p.quiet {
    color: var(--text-2);
  }
  .bare progress {
    position: absolute;
    left: 0;
    bottom: -1px;
    appearance: none;
    width: 100%;
    height: 2px;
    border: 0;
    background: none;
    color: var(--accent);
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .late {
    animation: appear 120ms 100ms both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media print {
    :host {
      min-height: 0;
    }
    .box {
      height: auto;
    }
    canvas {
      height: auto;
    }
    .details,
    .facts button {
      display: none;
    }
  }
  @media (max-width: 599px) {
    :host([size="phi"]) {
      --box: 188px;
    }
    :host([size="map"]) {
      --box: 220px;
    }
    :host([size="large"]) {
      --box: 236px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .late {
      animation: none;
    }
  }
`;
