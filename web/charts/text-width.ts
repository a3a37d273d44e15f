/** Estimate the width of a text in px without a page, generously, so that a label that fits here fits on screen. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += isWide(letter) ? 1 : /[A-Z%W]/.test(letter) ? 0.7 : 0.58
  return ems * size
}

function isWide(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return code >= 0x2e80
}
