/**
 * Print a page of its own from within this one, under this one's policy: that refuses styles in the text of a page,
 * but not those that a script gives it (Constructable Stylesheets, CSSOM § 6.1.1).
 */

/** The page that was printed last, where the browser did not say that it is done with it. */
let last: HTMLIFrameElement | null = null

/** Open the browser's print window for a page that has no scripts and asks for nothing. */
export function printPage(html: string): void {
  last?.remove()
  const frame = document.createElement('iframe')
  frame.ariaHidden = 'true'
  frame.tabIndex = -1
  // A frame that is not displayed at all prints nothing.
  Object.assign(frame.style, {
    position: 'fixed',
    width: '0',
    height: '0',
    border: '0',
    visibility: 'hidden',
  })
  document.body.append(frame)
  last = frame
  const inner = frame.contentDocument
  const view = inner?.defaultView
  if (!inner || !view) throw new Error('no frame to print')
  const parts = /^(.*?)<style>(.*?)<\/style>(.*)$/s.exec(html)
  if (parts === null) throw new Error('a report has one style sheet')
  const [, before = '', styles = '', after = ''] = parts
  const parsed = new DOMParser().parseFromString(before + after, 'text/html')
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(styles)
  inner.adoptedStyleSheets = [sheet]
  inner.documentElement.lang = parsed.documentElement.lang
  inner.title = parsed.title
  inner.body.replaceChildren(...parsed.body.childNodes)
  view.addEventListener('afterprint', () => frame.remove())
  view.print()
}
