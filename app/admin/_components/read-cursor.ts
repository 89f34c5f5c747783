import { z } from 'zod'

/** Returns the cursor in a list's URL, which is the id of the last row shown. Any other value starts from the newest row. */
export function readCursor(value: string | string[] | undefined): string | undefined {
  const read = z.uuid().safeParse(value)
  return read.success ? read.data : undefined
}
