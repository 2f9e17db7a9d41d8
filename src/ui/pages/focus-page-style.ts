import { css } from "lit";

export const focusPageStyle = css`
  :host {
    display: block;
  }
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr) var(--focus-rail);
    min-height: calc(100vh - var(--header));
  }
  main {
    min-width: 0;
    padding: 12px var(--margin) 16px;
  }
  main.question {
    max-width: 752px;
    margin: 0 auto;
  }
  figcaption {
    display: flex;
    align-items: center;
    gap: 7px;
    min-height: 24px;
  }
  h2 {
    min-width: 0;
  }
  .why {
    flex: 1;
    min-width: 0;
    font-size: 12px;
    color: var(--text-2);
  }
  .object {
    font-size: 12px;
    color: var(--text-2);
  }
  .parts + * {
    --around: 206px;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    font-size: 12px;
  }
  .parts a[aria-current] {
    font-weight: 600;
    color: var(--text);
  }
  aside {
    padding: 2px var(--margin) 12px;
    border-left: 1px solid var(--line);
  }
  .narrow {
    display: none;
    gap: 8px;
    padding-top: 12px;
  }
  @media (max-width: 899px) {
    .frame {
      display: block;
    }
    aside {
      border-left: 0;
      border-top: 1px solid var(--line);
    }
    .narrow {
      display: flex;
    }
    figcaption {
      flex-wrap: wrap;
    }
    /* What is being read stays beside the title. */
    .why,
    .object {
      order: 1;
    }
    .why:not(:empty),
    .object {
      flex-basis: 100%;
    }
  }
  main > qc-focus-way {
    display: none;
    margin-bottom: 8px;
  }
  @media (max-width: 599px) {
    main > qc-focus-way {
      display: flex;
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
    aside,
    main > qc-focus-way,
    qc-data-table {
      display: none;
    }
  }
`;
