/** What the page has to say about the user's work itself: saved, opened, refused, lost and found again. */
export type NoticeCode =
  | 'link-opened'
  | 'link-broken'
  | 'link-newer'
  | 'link-unknown-scenario'
  | 'link-other-data'
  | 'worker-restarted'
  | 'session-full'
  | 'saved'
  | 'deleted'
  | 'imported'
  | 'storage-full'
  | 'storage-failed'
  | 'file-foreign'
  | 'file-newer'
  | 'file-partly'
  | 'file-opened'

/** How grave a notice is: `trouble` is announced at once. */
export type Tone = 'done' | 'trouble'

const TROUBLES: ReadonlySet<NoticeCode> = new Set<NoticeCode>([
  'link-broken',
  'link-newer',
  'link-unknown-scenario',
  'session-full',
  'storage-full',
  'storage-failed',
  'file-foreign',
  'file-newer',
  'file-partly',
])

export interface Notice {
  readonly code: NoticeCode
  /** What it is about, such as a name; empty where the code says it all. */
  readonly subject: string
  /** A way back, where there is one. */
  readonly undo: (() => void) | null
}

/** Make a notice. */
export function notice(code: NoticeCode, subject = '', undo: (() => void) | null = null): Notice {
  return { code, subject, undo }
}

export function toneOf({ code }: Notice): Tone {
  return TROUBLES.has(code) ? 'trouble' : 'done'
}
