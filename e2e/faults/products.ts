/** Products of the catalogue that are sold without any question, in the order in which a run takes them. */
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
