import type { Actor } from '../actor'
import { err, type Result } from '../result'
import { type ChangeRefusal, changeBrand } from './change-brand'
import { contrastOf, MIN_CONTRAST, nearestAccent, OWN_ACCENTS, type Theme } from './colour'
import type { Accents } from './types'

export type PoorContrast = { theme: Theme; accent: string; ratio: number; nearest: string }

/** Saves the accent colours of both themes. A colour too close to its background is refused, with the nearest acceptable one. */
export async function saveAccents(
  actor: Actor,
  accents: Accents,
  version: string,
): Promise<Result<undefined, ChangeRefusal | { code: 'poor-contrast'; poor: readonly PoorContrast[] }>> {
  const poor = (['light', 'dark'] as const).flatMap((theme): PoorContrast[] => {
    const accent = accents[theme]
    const ratio = contrastOf(accent, theme)
    return ratio < MIN_CONTRAST ? [{ theme, accent, ratio, nearest: nearestAccent(accent, theme) }] : []
  })
  if (poor.length) return err({ code: 'poor-contrast', poor })
  const isOwn = accents.light === OWN_ACCENTS.light && accents.dark === OWN_ACCENTS.dark
  const fields = isOwn ? { accentLight: null, accentDark: null } : { accentLight: accents.light, accentDark: accents.dark }
  return changeBrand(actor, fields, { action: 'settings.accents', version })
}
