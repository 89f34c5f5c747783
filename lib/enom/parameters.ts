/** The parameters in Enom's response codes that can occur for a certificate order, in Enom's wording (Enom, "API response codes"). */
const PARAMETERS: Readonly<Record<number, string>> = {
  0: 'n/a',
  1: 'first name',
  2: 'last name',
  3: 'address',
  4: 'city',
  5: 'state/province',
  6: 'postal code',
  7: 'country',
  8: 'job title',
  9: 'organization',
  10: 'phone',
  11: 'fax',
  12: 'email',
  144: 'party ID',
  145: 'registrant contact',
  147: 'technical contact',
  148: 'administrative contact',
  149: 'billing contact',
  150: 'command',
  151: 'SLD',
  152: 'TLD',
  153: 'domain name',
  154: 'expiration date',
  155: 'login ID',
  156: 'password',
  157: 'subaccount',
  160: 'end-user IP',
  161: 'server IP',
  166: 'connection timeout',
  167: 'session timeout',
  168: 'account type',
  174: 'price',
  178: 'reseller pricing',
  179: 'retail pricing',
  181: 'account balance',
  182: 'product type',
  183: 'quantity',
  186: 'order number',
  187: 'reference number',
  188: 'page',
  189: 'page size',
  190: 'URL',
  192: 'shopping cart',
  193: 'item ID',
  196: 'month',
  197: 'years',
  198: 'card type',
  199: 'card holder',
  200: 'card address',
  201: 'card city',
  202: 'card state',
  203: 'card zip',
  204: 'card country',
  205: 'card number',
  206: 'card phone',
  207: 'amount',
  210: 'card verification number',
  220: 'services',
  226: 'token',
  230: 'card processing',
  231: 'card information',
  232: 'contact',
  239: 'status',
  242: 'orders',
  247: 'system',
  248: 'reseller',
  249: 'active reseller',
  254: 'users',
  255: 'accounts',
  257: 'order type',
  258: 'authorization',
  259: 'order ID',
  260: 'detail ID',
  274: 'product ID',
  288: 'type',
  290: 'contact information',
  350: 'agreement',
  382: 'party ID of another account',
  397: 'SSL certificate',
  999: 'unknown',
}

const ROLES = ['registrant', 'auxiliary billing', 'technical', 'administrative', 'billing'] as const
/** From 019 on, each field has five numbers, one per role. The first field skips 020. */
const ROLE_FIELDS = [
  'first name',
  'last name',
  'address',
  'second address line',
  'city',
  'state/province',
  'postal code',
  'country',
  'job title',
  'phone',
  'fax',
  'email',
] as const

const CONTACT_BLOCKS = new Set([144, 145, 147, 148, 149, 232, 290])

/** Returns the parameter in words, e.g. `administrative contact: phone`, or by its number if the wording is unknown. */
export function parameterName(parameter: number): string {
  return roleField(parameter) ?? PARAMETERS[parameter] ?? `parameter ${parameter}`
}

/**
 * Whether a parameter is a contact detail. 012 is an email address without a role, possibly an approver's, so it does not count as a
 * contact detail.
 */
export function isContactParameter(parameter: number): boolean {
  return (parameter >= 1 && parameter <= 11) || roleField(parameter) !== undefined || CONTACT_BLOCKS.has(parameter)
}

function roleField(parameter: number): string | undefined {
  if (parameter === 19) return 'registrant contact: first name'
  if (parameter < 21 || parameter > 79) return undefined
  // 021 to 024 are the other four roles of the first field. From 025 on there are five numbers per field.
  const field = parameter < 25 ? 0 : 1 + Math.floor((parameter - 25) / 5)
  const role = parameter < 25 ? parameter - 20 : (parameter - 25) % 5
  return `${ROLES[role]} contact: ${ROLE_FIELDS[field]}`
}
