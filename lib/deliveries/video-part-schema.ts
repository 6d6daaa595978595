/** What belongs to a video and is served beside it. */
export const ASSET_PARTS = ['poster', 'sprite', 'captions', 'audio'] as const
export type AssetPart = (typeof ASSET_PARTS)[number]
export type VideoPart = 'video' | AssetPart
/** What the patient may ask for besides: the copy to save, with captions inside. */
export type OwnPart = VideoPart | 'download'
