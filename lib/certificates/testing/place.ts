import { columnsOf, type Place } from '../lifecycle/places'

/** Tests only: returns the columns for a certificate in a place. `issued` is for a certificate whose file arrived before it was closed. */
export function placed(place: Place, { issued = place === 'issued' || place === 'validation:file_mismatch' }: { issued?: boolean } = {}) {
  return { ...columnsOf(place), ...(issued ? { issuedAt: new Date('2026-11-22T12:00:00Z') } : {}) }
}
