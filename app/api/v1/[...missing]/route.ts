import { problemResponse } from '@/lib/api/answer'
import { problemOf } from '@/lib/api/problems'

/** Answers addresses that the API does not have as it answers everything else. */
export function GET(): Response {
  return problemResponse(problemOf('not-found'))
}

export const POST = GET
