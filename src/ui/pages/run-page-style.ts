import { css } from "lit";

export const runPageStyle = css`
  :host {
    display: block;
  }
  .frame {
    display: grid;
    grid-template-columns: var(--rail) minmax(0, 1fr);
  }
  .rail {
    position: sticky;
    top: var(--header);
    height: calc(100vh - var(--header));
    overflow-y: auto;
    border-right: 1px solid var(--line);
    scrollbar-width: none;
  }
  main {
    min-width: 0;
    padding: 12px var(--margin) 48px;
  }
  main.question {
    max-width: 752px;
    margin: 0 auto;
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 14px;
    min-height: 24px;
  }
  .head h2 {
    flex: none;
  }
  .missing .mark {
    margin-right: 7px;
  }
  .missing {
    padding: 2px 0;
  }
  .section {
    margin-top: 14px;
  }
  .section h2 {
    margin-bottom: 6px;
  }
  .sub {
    margin-left: 12px;
    font-size: 12px;
    font-weight: 400;
    color: var(--text-2);
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: 16px 24px;
  }
  /* What is far from the window is left out of layout and paint, with the height that it had. */
  qc-panel {
    grid-column: span 12;
    contain-intrinsic-height: auto 250px;
    overflow-clip-margin: 8px;
  }
  :host([laidout]) qc-panel {
    content-visibility: auto;
  }
  qc-panel.half {
    grid-column: span 6;
  }
  @media (min-width: 1600px) {
    qc-panel.wide {
      grid-column: span 6;
    }
  }
  @media (max-width: 899px) {
    .frame {
      display: block;
    }
    a.button[slot] {
      display: none;
    }
    .rail {
      display: none;
      position: fixed;
      z-index: 2;
      left: 0;
      width: 240px;
      background: var(--background);
    }
    .rail.open {
      display: block;
    }
  }
  @media (max-width: 599px) {
    qc-panel.half {
      grid-column: span 12;
    }
  }
  /* As a table: the head of a table is the one thing that every browser repeats on each page. */
  @media print {
    :host {
      display: table;
      width: 100%;
    }
    .frame {
      display: table-row-group;
    }
    main {
      padding: 0;
    }
    .section h2 {
      break-after: avoid;
    }
    .rail,
    .button,
    qc-progress {
      display: none !important;
    }
  }
`;
