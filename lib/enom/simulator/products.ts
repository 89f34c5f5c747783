/** Who issues: Enom's "Symantec" brands (GeoTrust, RapidSSL, VeriSign; DigiCert today) or Comodo (Sectigo today). */
export type Family = 'symantec' | 'comodo'
export type Level = 'DV' | 'OV' | 'EV'

/** One certificate product as Enom lists it. Prices are for one year, in cents. */
export type Product = {
  prodType: number
  service: string
  description: string
  family: Family
  level: Level
  wildcard: boolean
  maxYears: number
  resellerPrice: number
  retailPrice: number
}

type Row = [number, string, string, Family, Level, wildcard: boolean, maxYears: number, resellerPrice: number, retailPrice: number]

// Ids, service names, levels and terms: Enom catalogue (CertGetCerts, AddToCart). The prices are this simulator's own.
const ROWS: Row[] = [
  [26, 'Certificate-GeoTrust-QuickSSL', 'GeoTrust QuickSSL', 'symantec', 'DV', false, 3, 3200, 6900],
  [20, 'Certificate-GeoTrust-QuickSSL-Premium', 'GeoTrust QuickSSL Premium', 'symantec', 'DV', false, 3, 5400, 14900],
  [21, 'Certificate-GeoTrust-TrueBizID', 'GeoTrust TrueBizID', 'symantec', 'OV', false, 3, 7900, 19900],
  [27, 'Certificate-GeoTrust-TrueBizID-Wildcard', 'GeoTrust TrueBizID Wildcard', 'symantec', 'OV', true, 3, 28900, 49900],
  [24, 'Certificate-GeoTrust-TrueBizID-EV', 'GeoTrust TrueBizID EV', 'symantec', 'EV', false, 2, 15900, 29900],
  [23, 'Certificate-RapidSSL-RapidSSL', 'RapidSSL', 'symantec', 'DV', false, 3, 895, 1995],
  [211, 'Certificate-Comodo-Essential', 'Comodo Essential', 'comodo', 'DV', false, 3, 1200, 2995],
  [212, 'Certificate-Comodo-Instant', 'Comodo Instant', 'comodo', 'OV', false, 3, 3450, 7995],
  [213, 'Certificate-Comodo-Premium-Wildcard', 'Comodo Premium Wildcard', 'comodo', 'OV', true, 3, 15900, 34900],
  [214, 'Certificate-Comodo-Essential-Wildcard', 'Comodo Essential Wildcard', 'comodo', 'DV', true, 3, 9900, 19900],
  [221, 'Certificate-Comodo-EV', 'Comodo EV', 'comodo', 'EV', false, 2, 12500, 24900],
  [222, 'Certificate-Comodo-EV-SGC', 'Comodo EV SGC', 'comodo', 'EV', false, 2, 15500, 34900],
  [180, 'Certificate-VeriSign-Secure-Site', 'VeriSign Secure Site', 'symantec', 'OV', false, 3, 26900, 39900],
  [181, 'Certificate-VeriSign-Secure-Site-Pro', 'VeriSign Secure Site Pro', 'symantec', 'OV', false, 3, 63900, 99500],
  [182, 'Certificate-VeriSign-Secure-Site-EV', 'VeriSign Secure Site EV', 'symantec', 'EV', false, 2, 64900, 99500],
  [183, 'Certificate-VeriSign-Secure-Site-Pro-EV', 'VeriSign Secure Site Pro EV', 'symantec', 'EV', false, 2, 95900, 149900],
  [285, 'Certificate-RapidSSL-RapidSSL-Wildcard', 'RapidSSL Wildcard', 'symantec', 'DV', true, 3, 8900, 19900],
]

/** All products on sale, in the order GetCerts lists them. A new type is a row above. */
export const PRODUCTS: readonly Product[] = ROWS.map(
  ([prodType, service, name, family, level, wildcard, maxYears, resellerPrice, retailPrice]) => ({
    prodType,
    service,
    description: `SSL Certificate - ${name}`,
    family,
    level,
    wildcard,
    maxYears,
    resellerPrice,
    retailPrice,
  }),
)

// Enom's PurchaseServices page names RapidSSL once more without the repeated brand.
const ALIASES = new Map([['certificate-rapidssl', 23]])

/** Finds a product by its service name, in any case. */
export function findService(service: string): Product | undefined {
  const wanted = service.trim().toLowerCase()
  const alias = ALIASES.get(wanted)
  return PRODUCTS.find((product) => product.service.toLowerCase() === wanted || product.prodType === alias)
}

/**
 * The product of a certificate that was sold.
 * @throws Error for an id this table never had.
 */
export function requireProduct(prodType: number): Product {
  const product = PRODUCTS.find((candidate) => candidate.prodType === prodType)
  if (!product) throw new Error(`There is no product type ${prodType}`)
  return product
}
