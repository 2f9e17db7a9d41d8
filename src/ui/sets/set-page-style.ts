import { css } from "lit";

export const setPageStyle = css`
  :host {
    display: block;
  }
  h1 {
    display: inline;
    color: var(--text);
  }
  .frame {
    display: grid;
    grid-template-columns: var(--rail) minmax(0, 1fr) 212px;
  }
  .rail,
  .runs {
    position: sticky;
    top: var(--header);
    height: calc(100vh - var(--header));
    overflow-y: auto;
    border-right: 1px solid var(--line);
    scrollbar-width: thin;
    contain: layout paint;
  }
  .runs {
    border-right: 0;
    border-left: 1px solid var(--line);
  }
  main {
    min-width: 0;
    padding: 12px var(--margin) 48px;
  }
  .sub {
    margin-left: 12px;
    font-size: 12px;
    font-weight: 400;
    color: var(--text-2);
  }
  .tools .sub {
    align-self: center;
    margin-left: 0;
  }
  .trouble {
    color: var(--bad);
  }
  .missing {
    color: var(--medium);
  }
  /* Each keeps its paint while another changes: runs are read, and one word changes a second. */
  .out,
  .section {
    isolation: isolate;
  }
  .section {
    margin-top: 14px;
  }
  .section h2 {
    margin-bottom: 6px;
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 16px 24px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .half {
    contain-intrinsic-height: auto 250px;
    overflow-clip-margin: 8px;
  }
  /* What is far from the window is left out of layout and paint, with the height that it had. */
  :host([laidout]) .half {
    content-visibility: auto;
  }
  /* Its read-out may be higher than it, and lies over what is below. */
  :host([laidout]) .half:is(:hover, :focus-within) {
    content-visibility: visible;
    position: relative;
    z-index: 1;
  }
  .way {
    display: flex;
    align-items: baseline;
    gap: 14px;
    margin-bottom: 10px;
  }
  @media (max-width: 899px) {
    .frame {
      display: flex;
      flex-direction: column;
    }
    main {
      order: 1;
    }
    .rail,
    .runs {
      display: none;
      position: static;
      height: auto;
      border: 0;
      border-bottom: 1px solid var(--line);
    }
    .rail.open,
    .runs.open {
      display: block;
    }
  }
  @media (max-width: 599px) {
    .panels {
      grid-template-columns: minmax(0, 1fr);
    }
  }
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
    .rail,
    .runs {
      display: none;
    }
  }
`;
