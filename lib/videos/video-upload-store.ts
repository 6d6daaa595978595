import { ERRORS } from '@tus/server'
import { openOrderKey } from '@/lib/orders/order-key'
import { db, type Tx } from '@/lib/platform/db'
import { createProcessingVideo } from './create-video'
import { MediaUploadStore } from './media-upload-store'
import { maySendVideo } from './video-policy'

/** Takes in a finished video of one order; the last chunk makes the video and its job. */
export class VideoUploadStore extends MediaUploadStore<{ orderId: string }> {
  protected override async assertMaySend(): Promise<void> {
    if (!(await maySendVideo(this.actor, this.target.orderId))) throw ERRORS.FILE_NOT_FOUND
  }

  protected override async keptName(uploadId: string, name: string): Promise<string> {
    const cipher = await openOrderKey(db(), this.target.orderId)
    if (!cipher) throw ERRORS.FILE_NOT_FOUND
    return cipher.encrypt({ table: 'VideoUpload', column: 'fileName', id: uploadId }, name)
  }

  protected override async complete(
    tx: Tx,
    { uploadId, now }: { uploadId: string; now: Date },
  ): Promise<void> {
    const videoId = await createProcessingVideo(tx, this.actor, { ...this.target, now })
    await tx.videoUpload.update({ where: { id: uploadId }, data: { videoId } })
  }
}
