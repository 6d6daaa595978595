/** As a `ref`: the element takes the focus when it appears. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus()
}
