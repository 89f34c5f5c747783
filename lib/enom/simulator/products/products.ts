/** Issuing authority: Enom's "Symantec" brands (GeoTrust, RapidSSL, VeriSign; DigiCert today) or Comodo (Sectigo today). */
export type Family = 'symantec' | 'comodo'
export type Level = 'DV' | 'OV' | 'EV'

/** A certificate product as listed by Enom. Prices are for one year, in cents. */
export type Product = {
  prodType: number
  service: string
  description: string
  family: Family
  level: Level
  wildcard: boolean
  /** Whether the domain may be validated by file or DNS record. */
  fileAndDns: boolean
  /** Maximum number of names on one certificate, for products that accept a list of names. Null for all others. */
  domainCount: number | null
  maxYears: number
  resellerPrice: number
  retailPrice: number
}

type Names = 'one' | 'wildcard' | 'several'
type Row = [number, string, string, Family, Level, Names, maxYears: number, resellerPrice: number, retailPrice: number]

/** Number of names included in the price of a multi-domain certificate (Enom knowledge base). An operator may change it. */
const NAMES_INCLUDED = 3

// Enom's catalogue lists RapidSSL, QuickSSL and QuickSSL Premium under DVAuthMethod File and DNS.
const FILE_AND_DNS = new Set([20, 23, 26])

// Ids, service names, levels and terms come from Enom's catalogue (CertGetCerts, AddToCart). The prices are invented.
const ROWS: Row[] = [
  [26, 'Certificate-GeoTrust-QuickSSL', 'GeoTrust QuickSSL', 'symantec', 'DV', 'one', 3, 3200, 6900],
  [20, 'Certificate-GeoTrust-QuickSSL-Premium', 'GeoTrust QuickSSL Premium', 'symantec', 'DV', 'one', 3, 5400, 14900],
  [21, 'Certificate-GeoTrust-TrueBizID', 'GeoTrust TrueBizID', 'symantec', 'OV', 'one', 3, 7900, 19900],
  [27, 'Certificate-GeoTrust-TrueBizID-Wildcard', 'GeoTrust TrueBizID Wildcard', 'symantec', 'OV', 'wildcard', 3, 28900, 49900],
  [24, 'Certificate-GeoTrust-TrueBizID-EV', 'GeoTrust TrueBizID EV', 'symantec', 'EV', 'one', 2, 15900, 29900],
  [23, 'Certificate-RapidSSL-RapidSSL', 'RapidSSL', 'symantec', 'DV', 'one', 3, 895, 1995],
  [211, 'Certificate-Comodo-Essential', 'Comodo Essential', 'comodo', 'DV', 'one', 3, 1200, 2995],
  [212, 'Certificate-Comodo-Instant', 'Comodo Instant', 'comodo', 'OV', 'one', 3, 3450, 7995],
  [213, 'Certificate-Comodo-Premium-Wildcard', 'Comodo Premium Wildcard', 'comodo', 'OV', 'wildcard', 3, 15900, 34900],
  [214, 'Certificate-Comodo-Essential-Wildcard', 'Comodo Essential Wildcard', 'comodo', 'DV', 'wildcard', 3, 9900, 19900],
  [221, 'Certificate-Comodo-EV', 'Comodo EV', 'comodo', 'EV', 'one', 2, 12500, 24900],
  [222, 'Certificate-Comodo-EV-SGC', 'Comodo EV SGC', 'comodo', 'EV', 'one', 2, 15500, 34900],
  [180, 'Certificate-VeriSign-Secure-Site', 'VeriSign Secure Site', 'symantec', 'OV', 'one', 3, 26900, 39900],
  [181, 'Certificate-VeriSign-Secure-Site-Pro', 'VeriSign Secure Site Pro', 'symantec', 'OV', 'one', 3, 63900, 99500],
  [182, 'Certificate-VeriSign-Secure-Site-EV', 'VeriSign Secure Site EV', 'symantec', 'EV', 'one', 2, 64900, 99500],
  [183, 'Certificate-VeriSign-Secure-Site-Pro-EV', 'VeriSign Secure Site Pro EV', 'symantec', 'EV', 'one', 2, 95900, 149900],
  [270, 'Certificate-Comodo-UCC-DV', 'Comodo UCC DV', 'comodo', 'DV', 'several', 3, 8900, 17900],
  [274, 'Certificate-Comodo-UCC-OV', 'Comodo UCC OV', 'comodo', 'OV', 'several', 3, 12900, 24900],
  [285, 'Certificate-RapidSSL-RapidSSL-Wildcard', 'RapidSSL Wildcard', 'symantec', 'DV', 'wildcard', 3, 8900, 19900],
]

/** All products on sale, in the order of GetCerts. Add new types as rows above. */
export const PRODUCTS: readonly Product[] = ROWS.map(
  ([prodType, service, name, family, level, names, maxYears, resellerPrice, retailPrice]) => ({
    prodType,
    service,
    description: `SSL Certificate - ${name}`,
    family,
    level,
    wildcard: names === 'wildcard',
    fileAndDns: FILE_AND_DNS.has(prodType),
    domainCount: names === 'several' ? NAMES_INCLUDED : null,
    maxYears,
    resellerPrice,
    retailPrice,
  }),
)

// Enom's PurchaseServices page also names RapidSSL without the repeated brand.
const ALIASES = new Map([['certificate-rapidssl', 23]])

/** Finds a product by its case-insensitive service name. */
export function findService(service: string): Product | undefined {
  const wanted = service.trim().toLowerCase()
  const alias = ALIASES.get(wanted)
  return PRODUCTS.find((product) => product.service.toLowerCase() === wanted || product.prodType === alias)
}

/** Returns the product of a sold certificate. @throws Error for an id not in the table. */
export function requireProduct(prodType: number): Product {
  const product = PRODUCTS.find((candidate) => candidate.prodType === prodType)
  if (!product) throw new Error(`There is no product type ${prodType}`)
  return product
}
