import { db } from '../db/client'

const TYPES: Readonly<Record<string, string>> = { png: 'image/png', webp: 'image/webp' }

/** Returns the bytes of an image by its file name, including earlier logos, because cached pages may still show them. */
export async function readLogo(name: string): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const file = await db.logoFile.findUnique({ where: { name }, select: { bytes: true } })
  const type = TYPES[name.split('.')[1] ?? '']
  return file && type ? { type, bytes: file.bytes } : null
}
