import { z } from 'zod'

/** Returns the cursor in a list's URL, the id of the last row seen. Anything else starts from the newest. */
export function readCursor(value: string | string[] | undefined): string | undefined {
  const read = z.uuid().safeParse(value)
  return read.success ? read.data : undefined
}
