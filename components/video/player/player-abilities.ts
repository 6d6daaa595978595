/** What a browser can do with a video beside playing it. */
export type PlayerAbilities = { fullscreen: boolean; pictureInPicture: boolean }

/** An iPhone shows only the video itself on the whole screen. */
type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void }
type Windows = Pick<Document, 'fullscreenEnabled' | 'pictureInPictureEnabled'>

/** Asked of the browser itself: a button that does nothing is not shown. */
export function playerAbilities(windows: Partial<Windows>, video: PhoneVideo | null): PlayerAbilities {
  return {
    fullscreen: windows.fullscreenEnabled === true || video?.webkitEnterFullscreen !== undefined,
    pictureInPicture: windows.pictureInPictureEnabled === true,
  }
}

export function toggleFullscreen(player: HTMLElement | null, video: PhoneVideo | null): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined)
  else if (player && document.fullscreenEnabled) player.requestFullscreen().catch(() => undefined)
  else video?.webkitEnterFullscreen?.()
}

export function togglePictureInPicture(video: HTMLVideoElement | null): void {
  // Refused where the video is not loaded or the browser has no such window: nothing changes then.
  if (document.pictureInPictureElement) document.exitPictureInPicture().catch(() => undefined)
  else if (document.pictureInPictureEnabled) video?.requestPictureInPicture().catch(() => undefined)
}
