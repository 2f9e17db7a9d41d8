import { css } from "lit";

export const comparePageStyle = css`
  .a {
    color: var(--series-a);
  }
  .b {
    color: var(--series-b);
  }
  .quiet {
    color: var(--text-2);
  }
  @media (max-width: 599px) {
    h1 {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: 12.5px;
      line-height: 15px;
    }
    h1 .a {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .out .sub {
      display: block;
      margin-left: 0;
      line-height: 16px;
    }
  }
`;
