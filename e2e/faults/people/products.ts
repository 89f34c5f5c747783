/** Catalogue products that can be bought without extra information, in the order a run uses them. */
export const SLUGS = [
  'rapidssl',
  'sectigo-essential',
  'geotrust-quickssl',
  'geotrust-quickssl-premium',
  'sectigo-instant',
  'geotrust-true-businessid',
  'sectigo-essential-wildcard',
  'sectigo-premium-wildcard',
  'geotrust-true-businessid-wildcard',
]
