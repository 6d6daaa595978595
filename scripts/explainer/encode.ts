import { z } from 'zod'
import { readReport, runProgram } from './run-program'

export const FRAMES_PER_SECOND = 20
const TARGET = 'I=-16:TP=-1.5:LRA=11'
/** Loudness is measured and set as heard from two speakers; a single channel would come out 3 LU off. */
const BOTH_SPEAKERS = 'aresample=48000,aformat=channel_layouts=stereo'

const loudnormSchema = z.object({
  input_i: z.string(),
  input_tp: z.string(),
  input_lra: z.string(),
  input_thresh: z.string(),
  target_offset: z.string(),
})

async function loudnormFilter(wav: string): Promise<string> {
  const filter = `${BOTH_SPEAKERS},loudnorm=${TARGET}:print_format=json`
  const report = await readReport('ffmpeg', ['-hide_banner', '-i', wav, '-af', filter, '-f', 'null', '-'])
  const measured = loudnormSchema.parse(JSON.parse(report.slice(report.lastIndexOf('{'))))
  return [
    `${BOTH_SPEAKERS},loudnorm=${TARGET}`,
    `measured_I=${measured.input_i}`,
    `measured_TP=${measured.input_tp}`,
    `measured_LRA=${measured.input_lra}`,
    `measured_thresh=${measured.input_thresh}`,
    `offset=${measured.target_offset}`,
    'linear=true,aresample=48000,pan=mono|c0=0.5*c0+0.5*c1',
  ].join(':')
}

/** Makes the MP4 from raw RGBA frames (20 a second) and a WAV file: H.264, mono AAC, ready to stream, no metadata. */
export async function encodeVideo(
  files: { wav: string; mp4: string },
  frames: AsyncIterable<Buffer> | Iterable<Buffer>,
  { size, seconds }: { size: { width: number; height: number }; seconds: number },
): Promise<void> {
  const filter = await loudnormFilter(files.wav)
  await runProgram(
    'ffmpeg',
    [
      ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${size.width}x${size.height}`],
      ...[
        '-framerate',
        String(FRAMES_PER_SECOND),
        '-i',
        '-',
        '-i',
        files.wav,
        '-map',
        '0:v',
        '-map',
        '1:a',
        '-af',
        filter,
        '-t',
        seconds.toFixed(3),
      ],
      ...['-c:v', 'libx264', '-preset', 'medium', '-crf', '28', '-tune', 'animation', '-pix_fmt', 'yuv420p'],
      ...[
        '-vf',
        'scale=out_color_matrix=bt709:out_range=tv',
        '-colorspace',
        'bt709',
        '-color_primaries',
        'bt709',
      ],
      ...['-color_trc', 'bt709', '-force_key_frames', 'expr:gte(t,n_forced*10)', '-c:a', 'aac'],
      ...['-b:a', '56k', '-map_metadata', '-1', '-fflags', '+bitexact', '-movflags', '+faststart', files.mp4],
    ],
    frames,
  )
}

/** A small JPEG of one frame, shown until someone plays the video. */
export async function encodePoster(png: Buffer, jpg: string): Promise<void> {
  const input = ['-v', 'error', '-y', '-f', 'image2pipe', '-c:v', 'png', '-i', '-']
  const output = ['-vf', 'scale=960:540:flags=lanczos', '-q:v', '5', '-map_metadata', '-1', jpg]
  await runProgram('ffmpeg', [...input, '-frames:v', '1', ...output], [png])
}

const probeSchema = z.object({
  format: z.object({ duration: z.coerce.number() }),
  streams: z.array(
    z.object({
      codec_type: z.string(),
      codec_name: z.string(),
      width: z.number().optional(),
      height: z.number().optional(),
      pix_fmt: z.string().optional(),
      channels: z.number().optional(),
    }),
  ),
})

/** What a finished video really is: by ffprobe, and its loudness by ffmpeg. */
export async function inspectVideo(mp4: string) {
  const wanted = ['-v', 'error', '-print_format', 'json', '-show_format', '-show_streams', mp4]
  const answer = probeSchema.parse(JSON.parse((await runProgram('ffprobe', wanted)).toString('utf8')))
  const video = answer.streams.find((stream) => stream.codec_type === 'video')
  const audio = answer.streams.find((stream) => stream.codec_type === 'audio')
  const meter = ['-hide_banner', '-i', mp4, '-map', '0:a', '-af', 'ebur128=dualmono=true', '-f', 'null', '-']
  const report = await readReport('ffmpeg', meter)
  return {
    durationSeconds: Number(answer.format.duration.toFixed(2)),
    width: video?.width ?? 0,
    height: video?.height ?? 0,
    videoCodec: video?.codec_name ?? '',
    pixelFormat: video?.pix_fmt ?? '',
    audioCodec: audio?.codec_name ?? '',
    audioChannels: audio?.channels ?? 0,
    loudnessLufs: Number(/I:\s+(-?[\d.]+) LUFS/.exec(report.slice(report.lastIndexOf('Summary')))?.[1]),
  }
}
