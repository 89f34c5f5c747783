/** Field names that read badly when only their words are separated. */
const FIELDS: Readonly<Record<string, string>> = {
  acceptedYearly: 'accepted cost per year',
  asOf: 'date of the rate',
  copyOf: 'copy of',
  costTolerance: 'cost may exceed the price by (%)',
  enomCertId: 'certificate at Enom',
  isShared: 'also used for other purchases',
  listLag: 'wait before buying again (seconds)',
  mailTo: 'emailed to',
  recorded: 'recorded cost',
  refundUnboughtAfter: 'refund if not bought after (hours)',
  secondStep: 'second step required',
  suspendedReason: 'reason for the suspension',
  taken: 'cost taken by Enom',
  toCredit: 'refunded to account credit',
  typeCode: 'certificate type',
}

const WORDS: Readonly<Record<string, string>> = { enom: 'Enom', id: 'ID', ids: 'IDs', stripe: 'Stripe', url: 'URL' }

/** Returns the name of a recorded field as staff read it: `lowBalance` as `Low balance`. Names that staff gave are left as they are. */
export function fieldText(path: readonly string[]): string {
  const [first = '', ...rest] = path.map(nameText)
  return [isFieldName(path[0] ?? '') ? first.charAt(0).toUpperCase() + first.slice(1) : first, ...rest].join(' / ')
}

const isFieldName = (name: string) => /^[a-z]+([A-Z_][A-Za-z0-9]*)?$/.test(name)

function nameText(name: string): string {
  if (!isFieldName(name)) return name
  const words = name.replaceAll('_', ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  return FIELDS[name] ?? words.replace(/\S+/g, (word) => WORDS[word.toLowerCase()] ?? word.toLowerCase())
}
