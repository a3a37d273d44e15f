/** Put an open popover below its button, or above where there is no room, inside the window. */
export function placeBelow(popover: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = popover
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8))
  const below = at.bottom + 6
  const top = below + height < innerHeight - 8 ? below : Math.max(8, at.top - height - 6)
  popover.style.left = `${left}px`
  popover.style.top = `${top}px`
}
