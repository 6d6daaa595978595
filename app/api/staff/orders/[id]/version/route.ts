import { answerVersion } from '@/app/api/answer-version'
import { getWorkVersion } from '@/lib/videos/work-version'

/** For an open work screen. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerVersion(params, getWorkVersion)
}
