/** Styles of a search for room, wherever it is asked for. */
import { css } from 'lit'

export const roomStyles = css`
  h3 {
    margin: 14px 0 4px;
    font-size: 1rem;
  }
  .asking {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    margin: 4px 0 8px;
  }
  progress {
    width: 100%;
    accent-color: var(--action);
  }
  .problem {
    color: var(--serious);
  }
`
