import { db } from '../db/client'
import type { Prisma } from '../db/generated/client'
import type { Brand } from './types'

/** The default shop name until staff set one. */
export const DEFAULT_NAME = 'Keelmark'

const COLUMNS = {
  name: true,
  accentLight: true,
  accentDark: true,
  supportEmail: true,
  supportPhone: true,
  senderName: true,
  replyTo: true,
  logoFile: { select: { name: true, width: true, height: true } },
} satisfies Prisma.BrandSelect

const NOTHING_SET: Brand = {
  name: DEFAULT_NAME,
  accents: null,
  logo: null,
  supportEmail: null,
  supportPhone: null,
  senderName: null,
  replyTo: null,
}

/** Returns the shop's branding as set by staff: its name, look, contact details and email sender. Anyone may read it. */
export async function readBrand(): Promise<Brand> {
  const row = await db.brand.findUnique({ where: { id: 1 }, select: COLUMNS })
  if (!row) return NOTHING_SET
  const { accentLight: light, accentDark: dark, logoFile, ...rest } = row
  const logo = logoFile && { file: logoFile.name, width: logoFile.width, height: logoFile.height }
  return { ...rest, accents: light && dark ? { light, dark } : null, logo }
}
