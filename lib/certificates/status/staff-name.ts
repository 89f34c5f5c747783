/** The columns from which a certificate's name is derived. */
export const NAME_COLUMNS = { domainName: true, label: true, type: { select: { name: true } } } as const

/** Returns the staff name for a certificate: its address, otherwise the buyer's name for it, otherwise its type. */
export function staffName({ domainName, label, type }: { domainName: string | null; label: string; type: { name: string } }): string {
  return domainName || label || type.name
}
