/** Links and anchors of a Markdown page, as a forge shows it. */

export interface PageLink {
  /** Relative path; empty for the page itself. */
  readonly file: string
  readonly anchor: string | null
}

const withoutCode = (markdown: string): string =>
  markdown.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*\]\([^`\n]*`/g, '')

/** Relative links and pictures of a page; addresses elsewhere are left out. */
export function linksOf(markdown: string): readonly PageLink[] {
  return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return []
    const [file = '', anchor = null] = target.split('#')
    return [{ file: decodeURI(file), anchor: anchor === null ? null : decodeURI(anchor) }]
  })
}

/** Anchors of the headings of a page: lower case, punctuation dropped, spaces as hyphens, repeated ones numbered. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of withoutCode(markdown).matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\- _]/gu, '')
      .replaceAll(' ', '-')
    let free = slug
    for (let count = 1; anchors.has(free); count++) free = `${slug}-${count}`
    anchors.add(free)
  }
  return anchors
}
