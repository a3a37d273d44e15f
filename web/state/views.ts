/** The views there are. On a wide screen they stand beside each other; on a phone each is a tab. */
export const VIEWS = ['balance', 'transfers', 'findings'] as const
export type ViewId = (typeof VIEWS)[number]
