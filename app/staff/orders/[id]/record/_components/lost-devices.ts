/**
 * Says when a device goes away: it was unplugged, or the browser took it back. A track that we stop ourselves says
 * nothing.
 */
export function watchForLoss(
  stream: MediaStream,
  { onMicrophone, onCamera }: { onMicrophone: () => void; onCamera: () => void },
): void {
  for (const track of stream.getAudioTracks()) track.addEventListener('ended', onMicrophone)
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', onCamera)
}
