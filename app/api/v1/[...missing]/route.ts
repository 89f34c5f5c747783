import { problemResponse } from '@/lib/api/answer'
import { problemOf } from '@/lib/api/problems'

/** Answers unknown addresses of the API in the same format as everything else. */
export function GET(): Response {
  return problemResponse(problemOf('not-found'))
}

export const POST = GET
