/**
 * Plays. A browser may refuse without a press on this page, which is no failure: the button is there then.
 * @returns when it plays or was refused
 */
export async function play(element: HTMLMediaElement): Promise<void> {
  await element.play().catch(() => undefined)
}
