/** Pixels of the recorded picture. */
export const STAGE_WIDTH = 1280
export const STAGE_HEIGHT = 720
