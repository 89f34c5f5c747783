import { z } from 'zod'
import { SECRET_SEARCH_LIMIT, secretIn } from '../csr/keys/keys'
import { faultText } from '../languages/fault-text'
import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import { isReadable } from './readable'

const SECRET_NAME = /pass|secret|token|(?:^|[._])(?:code|pin|pw|current|next)$/i
const FORBIDDEN_PART = new Set(['__proto__', 'constructor', 'prototype'])

/** The largest form, which contains a product's prices, sends about 200 fields. */
const MAX_FIELDS = 500

type Tree = { [name: string]: Tree | FormDataEntryValue | FormDataEntryValue[] }

/**
 * Returns form fields as the tree that a zod schema expects. `admin.email` becomes `{ admin: { email } }`. A name that is sent more than
 * once, or that the schema defines as a list, becomes a list. Empty file inputs and React's own `$ACTION` fields are left out.
 */
export function formInput(form: FormData, schema: z.ZodType): Tree {
  const tree: Tree = {}
  for (const [name, values] of readFields(form)) {
    const parts = name.split('.')
    const [first] = values
    if (first === undefined || parts.some((part) => FORBIDDEN_PART.has(part))) continue
    put(tree, parts, values.length > 1 || wantsList(schema, parts) ? values : first)
  }
  return tree
}

/** Returns the values of each field, collected in one pass. */
function readFields(form: FormData): Map<string, FormDataEntryValue[]> {
  const fields = new Map<string, FormDataEntryValue[]>()
  for (const [name, value] of form) {
    if (name.startsWith('$ACTION') || (typeof value !== 'string' && value.size === 0)) continue
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  return fields
}

/** Returns whether a form has more fields than any of the shop's forms. Such a form is not read. */
export function hasTooManyFields(form: FormData): boolean {
  let count = 0
  for (const _field of form) if (++count > MAX_FIELDS) return true
  return false
}

/**
 * Returns a message for each field with characters that databases, emails and certificates reject: control characters other than line
 * breaks and tabs, and lone surrogates. Field names are checked too; those of our own forms never contain such characters.
 */
export function unreadableFields(form: FormData, language: Language = DEFAULT_LANGUAGE): Record<string, string> {
  const faults: Record<string, string> = {}
  const unreadable = wordsOf(language, 'faults')('unreadable')
  for (const [name, value] of form) {
    if (name.startsWith('$ACTION')) continue
    if (!isReadable(name)) faults[''] = unreadable
    // A pasted CSR may be in any encoding; lib/csr parses it and keeps only what it recognises.
    else if (name !== 'csr' && typeof value === 'string' && !isReadable(value)) faults[name] = unreadable
  }
  return faults
}

function put(tree: Tree, parts: readonly string[], value: FormDataEntryValue | FormDataEntryValue[]): void {
  let at = tree
  for (const part of parts.slice(0, -1)) {
    const inner = at[part]
    const next: Tree = inner !== undefined && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof File) ? inner : {}
    at[part] = next
    at = next
  }
  const last = parts.at(-1)
  if (last !== undefined) at[last] = value
}

function wantsList(schema: z.ZodType, parts: readonly string[]): boolean {
  const bare = unwrap(schema)
  const [part, ...rest] = parts
  if (part === undefined) return bare instanceof z.ZodArray
  if (!(bare instanceof z.ZodObject)) return false
  const inner: unknown = bare.shape[part]
  return inner instanceof z.ZodType && wantsList(inner, rest)
}

function unwrap(schema: z.ZodType): unknown {
  let bare: unknown = schema
  while (bare instanceof z.ZodOptional || bare instanceof z.ZodDefault || bare instanceof z.ZodNullable || bare instanceof z.ZodPipe) {
    bare = bare instanceof z.ZodPipe ? bare.in : bare.unwrap()
  }
  return bare
}

/** Returns one message per field, keyed by the field's name in the form. Only the first error of a field is reported. */
export function fieldFaults(error: z.ZodError, language: Language = DEFAULT_LANGUAGE): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const issue of error.issues) faults[issue.path.join('.')] ??= faultText(issue, language)
  return faults
}

/**
 * Returns the submitted values, so that the form can be refilled. Leaves out secrets: fields whose names suggest one, and any text that
 * contains a private key or is too long to be searched for one.
 */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  let letters = 0
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$ACTION') || SECRET_NAME.test(name)) continue
    letters += value.length
    if (letters > SECRET_SEARCH_LIMIT || secretIn(value)) continue
    values[name] ??= value
  }
  return values
}
