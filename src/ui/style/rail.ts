import { css } from "lit";

/** Groups of controls, one under another, in the rail beside a figure. */
export const rail = css`
  :host {
    display: block;
  }
  fieldset,
  section {
    min-width: 0;
    margin: 10px 0 0;
    padding: 0 0 12px;
    border: 0;
    border-bottom: 1px solid var(--line);
  }
  legend,
  h3 {
    padding: 0 0 2px;
    font-size: 13px;
    font-weight: 600;
    line-height: 20px;
  }
  label.box {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 22px;
    cursor: pointer;
  }
  label.box input {
    flex: none;
    width: 14px;
    height: 14px;
    margin: 0;
    accent-color: var(--accent);
  }
  .soft {
    font-size: 12px;
    line-height: 18px;
    color: var(--text-2);
    overflow-wrap: anywhere;
  }
  .wrong {
    margin-top: 4px;
    font-size: 12px;
    color: var(--bad);
    overflow-wrap: anywhere;
  }
`;
