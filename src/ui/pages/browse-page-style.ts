import { css } from "lit";

export const browsePageStyle = css`
  :host {
    display: block;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr);
  }
  main.question {
    display: block;
    max-width: 752px;
    margin: 0 auto;
    padding: 12px var(--margin);
  }
  .tree {
    position: sticky;
    top: var(--header);
    display: flex;
    flex-direction: column;
    height: calc(100vh - var(--header));
    padding: 12px var(--margin) 16px;
    border-right: 1px solid var(--line);
  }
  .chosen {
    min-width: 0;
    padding: 12px var(--margin) 16px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  .head input {
    flex: 1;
  }
  .said {
    display: flex;
    gap: 14px;
    min-height: 18px;
    margin: 4px 0;
    font-size: 12px;
    line-height: 18px;
  }
  .soft {
    font-size: 12px;
    line-height: 18px;
    color: var(--text-2);
  }
  .head + .soft {
    margin-top: 6px;
  }
  .none {
    margin-top: 28px;
  }
  qc-object-tree {
    flex: 1;
  }
  .way {
    display: flex;
    gap: 5px;
  }
  .narrow {
    display: none;
  }
  @media (max-width: 899px) {
    main {
      display: block;
    }
    .tree {
      position: static;
      height: auto;
      border-right: 0;
      border-bottom: 1px solid var(--line);
    }
    qc-object-tree {
      flex: none;
      height: 46vh;
    }
  }
  @media (max-width: 599px) {
    .narrow {
      display: flex;
      margin-bottom: 8px;
    }
  }
  @media print {
    :host {
      display: table;
      width: 100%;
    }
    main {
      display: table-row-group;
    }
    .tree,
    .way {
      display: none;
    }
  }
`;
