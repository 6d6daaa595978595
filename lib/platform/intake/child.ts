import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import sharp from 'sharp'
import { processDocx } from './docx.ts'
import type { Emit } from './emit.ts'
import { paintBoxes } from './paint.ts'
import { processPdf } from './pdf.ts'
import { processPhoto } from './photo.ts'
import { processText } from './plain-text.ts'
import { GAVE_UP, INPUT, type IntakeTask, Refusal } from './protocol.ts'
import { removePassword } from './qpdf.ts'

// The process that takes one hostile file apart and says what it found. It is started with nothing in its environment
// and may write to its own folder only; whoever started it kills it when it takes too long or too much.

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const emit: Emit = (message) => {
  // Synchronous: what was said before a crash must have been said.
  fs.writeSync(1, `${JSON.stringify(message)}\n`)
}

/** No library in here has a reason to speak to anyone. */
function cutNetwork(): void {
  net.Socket.prototype.connect = () => {
    throw new Error('this process has no network')
  }
}

function readTask(): IntakeTask {
  // Written by the process that started this one.
  return JSON.parse(fs.readFileSync(0, 'utf8')) as IntakeTask
}

async function run(task: IntakeTask): Promise<void> {
  const input = fs.readFileSync(path.join(task.dir, INPUT))
  if (task.unlockOnly) return removePassword(input, task, emit)
  if (task.paint) return paintBoxes(input, task)
  switch (task.mediaType) {
    case 'application/pdf':
      return processPdf(input, task, emit)
    case 'text/plain':
      return processText(input, task, emit)
    case DOCX:
      return processDocx(input, task, emit)
    default:
      return processPhoto(input, task, emit)
  }
}

// All of it is loaded: what fails from here on fails over the file.
process.on('uncaughtException', () => process.exit(GAVE_UP))
cutNetwork()
// One file is one piece of work; others run beside it.
sharp.concurrency(1)
sharp.cache(false)
try {
  await run(readTask())
  emit({ type: 'done' })
  process.exit(0)
} catch (error) {
  if (!(error instanceof Refusal)) process.exit(GAVE_UP)
  emit({ type: 'refused', code: error.code })
  process.exit(0)
}
