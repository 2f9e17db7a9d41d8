import { css } from "lit";

export const padsStyle = css`
  /* Views to choose from, then the map with its facts, and beside it the distribution and the regions. */
  :host {
    min-height: calc(var(--box) + 62px);
  }
  qc-pad-switch {
    margin-bottom: 4px;
  }
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1.28fr) minmax(0, 1fr);
    gap: 8px 24px;
  }
  .seen,
  .beside {
    min-width: 0;
  }
  p.facts {
    min-height: 32px;
    align-content: start;
  }
  .map {
    height: 100%;
  }
  .distribution {
    height: 190px;
  }
  qc-pad-regions {
    height: calc(var(--box) - 190px);
    min-height: 84px;
  }
  :host([size="fill"]) {
    --box: max(340px, calc(100vh - 420px));
  }
  :host([size="fill"]) .parts {
    grid-template-columns: minmax(0, 1fr);
  }
  :host([size="fill"]) .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0 24px;
  }
  :host([size="fill"]) qc-pad-regions {
    height: 190px;
  }
  @container (max-width: 760px) {
    .parts,
    :host([size="fill"]) .beside {
      grid-template-columns: minmax(0, 1fr);
    }
    qc-pad-regions,
    :host([size="fill"]) qc-pad-regions {
      height: 96px;
    }
  }
  @container (max-width: 560px) {
    .box {
      height: 330px;
    }
    p.facts {
      min-height: 48px;
    }
  }
  @media print {
    .map,
    .distribution,
    qc-pad-regions,
    :host([size="fill"]) qc-pad-regions {
      height: auto;
    }
    /* On paper side by side as on screen, as wide as they were drawn for. */
    :host(:not([size="fill"])) .parts {
      grid-template-columns: minmax(0, 1.28fr) minmax(0, 1fr);
    }
  }
`;
