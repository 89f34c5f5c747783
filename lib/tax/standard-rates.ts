/** The member states of the EU. Northern Ireland (XI) is treated as one for goods only. */
export const EU = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '))

/**
 * The standard rates of the EU as a starting point, in hundredths of a percent. Staff check them before charging tax, because member states
 * may change them at any time. Source: European Commission, Taxes in Europe Database (TEDB), standard VAT rates in force on the day below.
 */
export const STANDARD_RATES_AS_OF = '2026-01-01'
export const STANDARD_RATES: Readonly<Record<string, number>> = {
  AT: 2000,
  BE: 2100,
  BG: 2000,
  HR: 2500,
  CY: 1900,
  CZ: 2100,
  DK: 2500,
  EE: 2400,
  FI: 2550,
  FR: 2000,
  DE: 1900,
  GR: 2400,
  HU: 2700,
  IE: 2300,
  IT: 2200,
  LV: 2100,
  LT: 2100,
  LU: 1700,
  MT: 1800,
  NL: 2100,
  PL: 2300,
  PT: 2300,
  RO: 2100,
  SK: 2300,
  SI: 2200,
  ES: 2100,
  SE: 2500,
}
