import { staleText } from '../audit-log/stale-text'
import type { ChangeRefusal } from './change-brand'
import { MIN_CONTRAST } from './colour'
import type { PoorContrast } from './save-accents'
import type { LogoRefusal } from './save-logo'
import { LOGO_MAX_BYTES, LOGO_MAX_SIDE } from './schema'

const LABELS = {
  name: 'Name',
  accentLight: 'Colour on light pages',
  accentDark: 'Colour on dark pages',
  supportEmail: 'Support email address',
  supportPhone: 'Support phone number',
  senderName: 'Sender’s name',
  replyTo: 'Address for replies',
}

export function changeRefusalText(refusal: ChangeRefusal): string {
  return refusal.code === 'changed-since'
    ? staleText(refusal, LABELS)
    : 'Your role does not allow you to change the settings. Nothing was changed.'
}

/** Returns the message for a colour that is hard to read. */
export function poorContrastText({ theme, accent, ratio, nearest }: PoorContrast): string {
  // Round down, so that 4.49 is not shown as 4.5.
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1)
  return `${accent} has a contrast of ${shown}:1 on ${theme} pages, and text needs at least ${MIN_CONTRAST}:1. The nearest readable colour is ${nearest}.`
}

export function logoRefusalText(refusal: LogoRefusal): string {
  switch (refusal.code) {
    case 'not-an-image':
      return 'This file is not a complete PNG or WebP image. Save the logo as PNG and choose it again.'
    case 'too-many-bytes':
      return `This file is ${Math.ceil(refusal.bytes / 1000)} kB. Use one of at most ${LOGO_MAX_BYTES / 1000} kB.`
    case 'too-large':
      return `This image is ${refusal.width} × ${refusal.height} pixels. Use one of at most ${LOGO_MAX_SIDE.toLocaleString('en-GB')} on each side.`
    default:
      return changeRefusalText(refusal)
  }
}
