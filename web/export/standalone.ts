/** A drawing of the page as SVG text that needs neither the page's style sheets nor its theme. */
import { plainColour } from './colours.ts'
import type { Piece } from './picture.ts'

/** Inherited properties that drawings use; written where they differ from the parent's. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const

/** Copy a drawing with its computed style in attributes, in the colours of the light theme: pictures are for paper. */
export function standalone(drawing: SVGSVGElement): Piece {
  const before = drawing.style.colorScheme
  drawing.style.colorScheme = 'light'
  try {
    const copy = drawing.cloneNode(true)
    if (!(copy instanceof SVGSVGElement)) throw new Error('the copy of a drawing is a drawing')
    writeStyles(drawing, copy)
    tidy(copy)
    const { width, height } = drawing.getBoundingClientRect()
    copy.setAttribute('overflow', 'visible')
    copy.setAttribute('width', String(width))
    copy.setAttribute('height', String(height))
    return { svg: new XMLSerializer().serializeToString(copy), width, height }
  } finally {
    drawing.style.colorScheme = before
  }
}

function writeStyles(from: SVGSVGElement, to: SVGSVGElement): void {
  const originals = [from, ...from.querySelectorAll('*')]
  const copies = [to, ...to.querySelectorAll('*')]
  const styles = new Map(originals.map((element) => [element, getComputedStyle(element)]))
  for (const [at, original] of originals.entries()) {
    const style = styles.get(original)
    const copy = copies[at]
    if (style === undefined || copy === undefined) continue
    if (style.display === 'none') copy.setAttribute('display', 'none')
    if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity)
    const parent = original === from ? undefined : styles.get(original.parentElement ?? original)
    for (const property of INHERITED) {
      const value = style.getPropertyValue(property)
      if (value !== parent?.getPropertyValue(property)) write(copy, property, value)
    }
  }
}

function write(element: Element, property: string, value: string): void {
  const plain = property === 'fill' || property === 'stroke' ? plainColour(value) : null
  element.setAttribute(property, plain === null ? value.replace(/^url\("(#.+)"\)$/, 'url($1)') : plain.colour)
  if (plain !== null && plain.opacity < 1) element.setAttribute(`${property}-opacity`, String(plain.opacity))
}

/** Take out what only the page needs: classes, handles for the pointer, and the notes of its renderer. */
function tidy(copy: SVGSVGElement): void {
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['class', 'style', 'data-mark', 'data-year', 'aria-hidden'])
      element.removeAttribute(name)
  }
}
