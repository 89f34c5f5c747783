import type { InvoiceKind } from '../db/generated/enums'

const PREFIX = { invoice: 'INV', credit_note: 'CN' } as const satisfies Record<InvoiceKind, string>

/** Returns a document's number as printed: `INV-2026-00001`. */
export function documentNumber(kind: InvoiceKind, year: number, number: number): string {
  return `${PREFIX[kind]}-${year}-${String(number).padStart(5, '0')}`
}
