/** The views there are. Findings stand beside the others on a wide screen; on a phone they are a tab too. */
export const VIEWS = ['balance', 'map', 'flows', 'findings'] as const
export type ViewId = (typeof VIEWS)[number]
