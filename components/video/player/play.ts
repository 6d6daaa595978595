/** Plays. A browser may refuse without a press on this page, which is no failure: the button is there then. */
export function play(element: HTMLMediaElement): void {
  element.play().catch(() => undefined)
}
