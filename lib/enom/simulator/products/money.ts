/** Formats cents as Enom writes a balance: `12,345.67`, `-98.70`. */
export function writeBalance(cents: number): string {
  const [whole = '0', fraction] = (Math.abs(cents) / 100).toFixed(2).split('.')
  return `${cents < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`
}

/** Formats cents as Enom writes a price in GetCerts: `$8.95`. */
export function writePrice(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`
}

/** Formats cents as Enom writes a movement of the balance: `$8.95`, `-$1,873.13`. */
export function writeAmount(cents: number): string {
  return `${cents < 0 ? '-' : ''}$${writeBalance(Math.abs(cents))}`
}

/** Formats cents as the PE commands write a price: `9`, `8.95`, `15`. */
export function writeBarePrice(cents: number): string {
  return String(cents / 100)
}
