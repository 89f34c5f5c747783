/** The columns that a certificate's name comes from. */
export const NAME_COLUMNS = { domainName: true, label: true, type: { select: { name: true } } } as const

/** Returns what staff call a certificate: its address, else the buyer's name for it, else its type. */
export function staffName({ domainName, label, type }: { domainName: string | null; label: string; type: { name: string } }): string {
  return domainName || label || type.name
}
