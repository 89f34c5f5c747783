import { z } from 'zod'

/** The cursor of a list's address: the id of the last row seen. Anything else starts from the newest. */
export function readCursor(value: string | string[] | undefined): string | undefined {
  const read = z.uuid().safeParse(value)
  return read.success ? read.data : undefined
}
