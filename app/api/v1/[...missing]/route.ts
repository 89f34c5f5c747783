import { problemResponse } from '@/lib/api/answer'
import { problemOf } from '@/lib/api/problems'

/** Responds to unknown API addresses in the same format as the rest of the API. */
export function GET(): Response {
  return problemResponse(problemOf('not-found'))
}

export const POST = GET
