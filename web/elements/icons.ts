/** Drawn signs of buttons, in the colour of the text around them; their names are given by the buttons. */
import { svg, type TemplateResult } from 'lit'

const glyph = (body: TemplateResult) =>
  svg`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">${body}</svg>`

export const icons = {
  undo: glyph(svg`<path d="M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" />`),
  redo: glyph(svg`<path d="m15 14 5-5-5-5m5 5H10a6 6 0 0 0 0 12h3" />`),
  reset: glyph(svg`<path d="M4 4v6h6M4.6 15a8 8 0 1 0 1.2-8L4 10" />`),
  system: glyph(svg`<rect x="3" y="4" width="18" height="12" rx="2" /><path d="M8 20h8m-4-4v4" />`),
  light: glyph(
    svg`<circle cx="12" cy="12" r="4" /><path d="M12 2v3m0 14v3M2 12h3m14 0h3M5 5l2 2m10 10 2 2m0-14-2 2M7 17l-2 2" />`,
  ),
  dark: glyph(svg`<path d="M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10Z" />`),
  info: glyph(svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v6m0-9.5v.5" />`),
  sliders: glyph(
    svg`<path d="M4 7h8m4 0h4M4 17h4m4 0h8" /><circle cx="14" cy="7" r="2" /><circle cx="10" cy="17" r="2" />`,
  ),
  close: glyph(svg`<path d="m6 6 12 12M18 6 6 18" />`),
  save: glyph(svg`<path d="M5 4h11l3 3v13H5V4Zm3 0v5h7V4M8 20v-6h8v6" />`),
  library: glyph(svg`<path d="M4 6h6l2 2h8v11H4V6Z" />`),
  compare: glyph(svg`<path d="M4 20V9h5v11m6 0V4h5v16M2 20h20" />`),
  share: glyph(
    svg`<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5" />`,
  ),
  download: glyph(svg`<path d="M12 4v11m-5-5 5 5 5-5M4 20h16" />`),
  more: glyph(svg`<path d="M4 7h16M4 12h16M4 17h16" />`),
  check: glyph(svg`<path d="m5 13 4 4L19 7" />`),
  earlier: glyph(svg`<path d="m15 5-7 7 7 7" />`),
  curve: glyph(svg`<path d="M4 4v16h16M7 16l4-7 4 2 5-6" />`),
  later: glyph(svg`<path d="m9 5 7 7-7 7" />`),
  play: glyph(svg`<path d="M8 5v14l11-7L8 5Z" />`),
  pause: glyph(svg`<path d="M9 5v14m6-14v14" />`),
  alert: glyph(svg`<path d="M12 4 2.5 20h19L12 4Zm0 6v5m0 2.5v.3" />`),
}

export type IconName = keyof typeof icons
