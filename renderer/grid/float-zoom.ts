/** Name of the property of the document by which boxes that float over a sheet follow its zoom. */
const PROPERTY = '--float-zoom'

/** Lets what floats over the sheets grow with them; it does not shrink below what can be read. */
export function zoomFloats(zoom: number): void {
  document.documentElement.style.setProperty(PROPERTY, String(Math.max(1, zoom)))
}

/** By how much an element is zoomed: its own lengths, its place among them, are so many px of the window. */
export function zoomOf(element: HTMLElement): number {
  return Number(getComputedStyle(element).zoom) || 1
}
