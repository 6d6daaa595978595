import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Who speaks in a video: a person who was recorded, or a machine. Pages must say when it is a machine. */
export const VOICES = ['computer', 'recorded'] as const

const madeFileSchema = z.strictObject({ bytes: z.int().positive(), sha256 })

/** What the composer found out about one finished video, by ffprobe and ffmpeg. */
export const madeVideoSchema = z.strictObject({
  /** Over everything the video is made from; another hash means that it must be made again. */
  inputHash: sha256,
  made: z.iso.date(),
  voice: z.enum(VOICES),
  durationSeconds: z.number().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  videoCodec: z.string(),
  pixelFormat: z.string(),
  audioCodec: z.string(),
  audioChannels: z.int().positive(),
  /** Integrated loudness (EBU R 128) as heard from two speakers. */
  loudnessLufs: z.number(),
  files: z.strictObject({ mp4: madeFileSchema, vtt: madeFileSchema, jpg: madeFileSchema }),
})

/** By slug: `public/videos/articles/<slug>.{mp4,vtt,jpg}`. Kept in git beside the scripts. */
export const videoManifestSchema = z.record(z.string(), madeVideoSchema)

export type MadeVideo = z.output<typeof madeVideoSchema>
export type VideoManifest = z.output<typeof videoManifestSchema>

/** A video on another company's site. Nothing of it is loaded before the reader agrees. */
export const hostedVideoSchema = z.strictObject({
  youtube: z.string().regex(/^[\w-]{11}$/, 'must be the 11 characters that name a YouTube video'),
  title: z.string().trim().min(1),
})

export type HostedVideo = z.output<typeof hostedVideoSchema>

/** A video of our own, with all that a page or a machine needs to know. Addresses start with `/`. */
export type OwnVideo = {
  title: string
  /** They carry the file's hash, so that they can be cached for good. */
  src: string
  poster: string
  captions: string
  durationSeconds: number
  width: number
  height: number
  bytes: number
  voice: (typeof VOICES)[number]
  /** The day it was made, `YYYY-MM-DD`. */
  made: string
  transcript: readonly { title: string; sentences: readonly string[] }[]
}

/** The video of an article. */
export type ArticleVideo = ({ kind: 'own' } & OwnVideo) | ({ kind: 'hosted' } & HostedVideo)
