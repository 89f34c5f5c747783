import { createHash } from 'node:crypto'
import type { Actor } from '../actor'
import { DAY, earlier, now } from '../clock'
import { err, type Result } from '../result'
import { type ChangeRefusal, changeBrand } from './change-brand'
import { readImage } from './read-image'
import { LOGO_MAX_BYTES, LOGO_MAX_SIDE } from './schema'

/** How long an earlier logo remains available, for pages still cached by a browser or proxy. */
const KEPT = 30 * DAY

export type LogoRefusal =
  | ChangeRefusal
  | { code: 'not-an-image' }
  | { code: 'too-many-bytes'; bytes: number }
  | { code: 'too-large'; width: number; height: number }

/** Saves the image shown in place of the shop's name at the top of each page; null removes it. */
export async function saveLogo(actor: Actor, bytes: Uint8Array<ArrayBuffer> | null): Promise<Result<undefined, LogoRefusal>> {
  if (!bytes) return changeBrand(actor, { logo: null }, { action: 'settings.logo' })
  if (bytes.length > LOGO_MAX_BYTES) return err({ code: 'too-many-bytes', bytes: bytes.length })
  const image = readImage(bytes)
  if (!image) return err({ code: 'not-an-image' })
  const { type, width, height } = image
  if (Math.min(width, height) < 1 || Math.max(width, height) > LOGO_MAX_SIDE) return err({ code: 'too-large', width, height })
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${type}`
  const file = { name, width, height, bytes, createdAt: now() }
  return changeBrand(
    actor,
    { logo: name },
    {
      action: 'settings.logo',
      prepare: async (tx) => {
        await tx.logoFile.deleteMany({ where: { createdAt: { lt: earlier(now(), KEPT) }, brands: { none: {} } } })
        await tx.logoFile.createMany({ data: [file], skipDuplicates: true })
      },
    },
  )
}
