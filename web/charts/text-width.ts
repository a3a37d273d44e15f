/** Estimate the width of a text in px without a page, generously, so that a label that fits here fits on screen. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += isWide(letter) ? 1 : narrowWidth(letter)
  return ems * size
}

/** Ems of a letter that is no ideograph, as wide as the widest common system font draws it. */
function narrowWidth(letter: string): number {
  if (/[.,;:'|il ]/.test(letter)) return 0.33
  return /[A-Z%mw]/.test(letter) ? 0.72 : 0.61
}

function isWide(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  // The dash and the ellipsis of Chinese texts are as wide as an ideograph.
  return code >= 0x2e80 || letter === '—' || letter === '…'
}
