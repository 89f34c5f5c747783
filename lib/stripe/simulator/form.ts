import { z } from 'zod'
import { badRequest } from './fault'

export type FormTree = { [name: string]: FormTree | string }

/** Parses Stripe's nested form encoding (`line_items[0][quantity]=2`) into a tree. Numbers remain strings. */
export function decodeForm(body: string): FormTree {
  const root: FormTree = Object.create(null)
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split(/\[|\]\[|\]/).filter((part, index, all) => part !== '' || index < all.length - 1)
    let node = root
    for (const part of path.slice(0, -1)) {
      const child = node[part]
      if (typeof child === 'object') node = child
      else {
        const made: FormTree = Object.create(null)
        node[part] = made
        node = made
      }
    }
    node[path.at(-1) ?? name] = value
  }
  return root
}

/** A list sent as `x[0]`, `x[1]`. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.record(z.string().regex(/^\d+$/), z.unknown()).transform(Object.values).pipe(z.array(item))
}

/** A whole number sent as text. */
export const wholeNumber = z
  .string()
  .regex(/^-?\d{1,15}$/, 'Invalid integer')
  .transform(Number)

export const metadata = z.record(z.string().max(40), z.string().max(500)).default({})

/**
 * Validates parameters against the endpoint's schema.
 * @throws StripeFault that names the parameter, as Stripe's errors do.
 */
export function readParams<Schema extends z.ZodType>(schema: Schema, tree: FormTree): z.output<Schema> {
  const parsed = schema.safeParse(tree)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') {
    const param = bracketed([...issue.path, issue.keys[0] ?? ''])
    throw badRequest(`Received unknown parameter: ${param}`, param, 'parameter_unknown')
  }
  const param = bracketed(issue?.path ?? [])
  const missing = issue?.code === 'invalid_type' && issue.input === undefined
  throw missing
    ? badRequest(`Missing required param: ${param}.`, param, 'parameter_missing')
    : badRequest(`Invalid value for ${param}: ${issue?.message ?? 'invalid'}`, param)
}

function bracketed(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String)
  return `${first ?? ''}${rest.map((part) => `[${part}]`).join('')}`
}
